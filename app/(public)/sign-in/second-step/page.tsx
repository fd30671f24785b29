import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PasskeyButton } from '@/components/factors/passkey-button';
import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { AuthLayout } from '@/components/layout/auth-layout';
import { Email } from '@/components/ui/email';
import { currentPending, stepPath } from '@/lib/web/arrival';
import { localPath } from '@/lib/web/local-path';
import { firstValues, type Search } from '@/lib/web/search';
import { StartOver } from '../_components/start-over';
import { askOwner, showOwners } from '../passkey/actions';
import { enterCode } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('factors'))('step.title') };
}

export default async function SecondStep({ searchParams }: { searchParams: Search }) {
  const { returnTo } = await firstValues(searchParams);
  const whereTo = localPath(returnTo);
  const found = await currentPending();
  if (!found) redirect(whereTo);
  if (found.pending.due === 'enrol') redirect(stepPath(found.pending, whereTo));
  const { pending } = found;
  const t = await getTranslations('factors');
  return (
    <AuthLayout brandName="Liaison" title={t('step.title')} languageForm={<StartOver />}>
      <p className="text-ink-muted">
        {t.rich('step.as', { email: () => <Email address={pending.email} key="email" /> })}
      </p>
      <ActionForm action={enterCode} id="second-step" labels={{ code: t('code') }}>
        <input type="hidden" name="returnTo" value={whereTo} />
        <TextField
          name="code"
          label={t('code')}
          hint={pending.hasAuthenticator ? t('step.hint') : t('step.hintRecovery')}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          required
        />
        <SubmitButton>{t('step.submit')}</SubmitButton>
      </ActionForm>
      {pending.hasPasskey ? (
        <PasskeyButton
          ask={askOwner}
          show={showOwners}
          returnTo={whereTo}
          words={{ label: t('passkeys.use'), cancelled: t('passkeys.cancelled'), lost: t('passkeys.lost') }}
        />
      ) : null}
      <p className="text-sm text-ink-muted">{t('step.lost')}</p>
    </AuthLayout>
  );
}
