import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AuthenticatorSetup } from '@/components/factors/authenticator-setup';
import { CodesOnce } from '@/components/factors/codes-once';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { AuthLayout } from '@/components/layout/auth-layout';
import { LinkButton } from '@/components/ui/button';
import { currentPending, stepPath } from '@/lib/web/arrival';
import { localPath } from '@/lib/web/local-path';
import { firstValues, type Search } from '@/lib/web/search';
import { StartOver } from '../_components/start-over';
import { begin, finish } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('factors'))('enrol.title') };
}

/** Once the first code was taken nothing is due any more; the page stays, as the answer with the recovery codes stands on it. */
export default async function Enrol({ searchParams }: { searchParams: Search }) {
  const { returnTo } = await firstValues(searchParams);
  const whereTo = localPath(returnTo);
  const found = await currentPending();
  if (found?.pending.due === 'step') redirect(stepPath(found.pending, whereTo));
  const t = await getTranslations('factors');
  const enrolment = found?.pending.enrolment ?? null;
  const isDue = found !== null;
  return (
    <AuthLayout
      brandName="Liaison"
      title={isDue ? t('enrol.title') : t('enrol.done')}
      languageForm={isDue ? <StartOver /> : null}
    >
      {isDue ? <p className="text-ink-muted">{t('enrol.why')}</p> : null}
      {isDue && !enrolment ? (
        <form action={begin}>
          <input type="hidden" name="returnTo" value={whereTo} />
          <SubmitButton>{t('authenticator.begin')}</SubmitButton>
        </form>
      ) : null}
      {enrolment || !isDue ? (
        <ActionForm action={finish} id="enrol" labels={{ code: t('code') }}>
          <CodesOnce />
          <input type="hidden" name="returnTo" value={whereTo} />
          {enrolment ? (
            <>
              <AuthenticatorSetup enrolment={enrolment} />
              <SubmitButton>{t('authenticator.confirm')}</SubmitButton>
            </>
          ) : null}
        </ActionForm>
      ) : null}
      {isDue ? null : <LinkButton href={whereTo}>{t('enrol.goOn')}</LinkButton>}
    </AuthLayout>
  );
}
