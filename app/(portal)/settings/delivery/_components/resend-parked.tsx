import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { Saved } from '@/components/forms/saved';
import { SubmitButton } from '@/components/forms/submit-button';
import { sendParkedAgain } from '../actions';

/** Sends what is parked for one receiver again, the oldest first. */
export function ResendParked({ id, name }: { id: string; name: string }) {
  const t = useTranslations('delivery');
  return (
    <ActionForm action={sendParkedAgain} id={`resend-parked-${id}`} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="secondary" size="small">
        {t('targets.resendParked')}
        <span className="sr-only">: {name}</span>
      </SubmitButton>
      <Saved text={t('resent')} />
    </ActionForm>
  );
}
