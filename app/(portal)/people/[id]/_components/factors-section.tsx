import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SubmitButton } from '@/components/forms/submit-button';
import type { Proof } from '@/lib/shared/errors';
import { resetFactorsOf } from '../actions';

/** Whether a colleague has a second factor, and the way out for who lost it. */
export function FactorsSection({
  personId,
  hasFactor,
  due,
}: {
  personId: string;
  hasFactor: boolean;
  due: Proof | null;
}) {
  const t = useTranslations('factors');
  if (!hasFactor) return <p className="text-ink-muted">{t('reset.none')}</p>;
  return (
    <ActionForm action={resetFactorsOf} id="reset-factors" className="grid gap-2">
      <input type="hidden" name="personId" value={personId} />
      <p className="text-ink-muted">{t('reset.hint')}</p>
      <ConfirmField due={due} />
      <div>
        <SubmitButton variant="danger">{t('reset.submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
