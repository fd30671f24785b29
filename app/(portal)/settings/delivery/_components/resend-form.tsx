import { useTranslations } from 'next-intl';
import { ActionForm, type FormAction } from '@/components/forms/action-form';
import { Saved } from '@/components/forms/saved';
import { SubmitButton } from '@/components/forms/submit-button';

/** One button that sends one thing again, on top of the link of its row; once it is no longer parked, only what became of the press. */
export function ResendForm({
  id,
  action,
  isParked = true,
  formId = `resend-${id}`,
}: {
  id: string;
  action: FormAction;
  isParked?: boolean;
  /** Where the same thing can be sent again from two places of a page. */
  formId?: string;
}) {
  const t = useTranslations('delivery');
  return (
    <ActionForm action={action} id={formId} className="relative z-1 flex flex-wrap items-center gap-x-2">
      <input type="hidden" name="id" value={id} />
      {isParked ? (
        <SubmitButton variant="secondary" size="small">
          {t('resend')}
        </SubmitButton>
      ) : null}
      <Saved text={t('resent')} />
    </ActionForm>
  );
}
