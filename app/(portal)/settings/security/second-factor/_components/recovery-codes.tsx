import { getTranslations } from 'next-intl/server';
import { CodesOnce } from '@/components/factors/codes-once';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { Section } from '@/components/ui/section';
import { timeWords } from '@/lib/web/words';
import { renew } from '../actions';
import type { OwnFactors } from './authenticator';

/** How many recovery codes are left, and ten new ones in their place. */
export async function RecoveryCodes({ factors, hasFactor }: { factors: OwnFactors; hasFactor: boolean }) {
  const t = await getTranslations('factors');
  const { day } = await timeWords();
  const { codesLeft, codesMadeAt, proof } = factors;
  const hint = codesMadeAt
    ? t('codes.left', { count: codesLeft, day: day(codesMadeAt) })
    : hasFactor
      ? t('codes.none')
      : t('codes.later');
  return (
    <Section id="recovery-codes" title={t('codes.title')} hint={hint}>
      {hasFactor ? (
        <ActionForm action={renew} id="renew-codes">
          <CodesOnce />
          <ConfirmField due={proof} />
          <div>
            <SubmitButton variant="secondary">{t('codes.renew')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Section>
  );
}
