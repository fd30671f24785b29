import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/fields';
import { NewPassword } from '@/components/forms/new-password';
import { Saved } from '@/components/forms/saved';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { ownSessions } from '@/lib/identity/queries/own-sessions';
import { getOwnSignIn } from '@/lib/identity/queries/own-sign-in';
import { readScreen, requireShell } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { SessionTable } from './_components/session-table';
import { savePassword } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('security.title') };
}

export default async function Security({ searchParams }: { searchParams: Search }) {
  const { done } = await firstValues(searchParams);
  const t = await getTranslations('people');
  const factors = await getTranslations('factors');
  const { actor } = await requireShell();
  const screen = await readScreen(async (viewer) => ({
    sessions: await ownSessions(viewer),
    signIn: await getOwnSignIn(viewer),
  }));
  if ('refusal' in screen) return <RefusedPage title={t('security.title')} refusal={screen.refusal} />;
  const { sessions, signIn } = screen.value;
  return (
    <>
      <PageHeader title={t('security.title')} />
      {signIn.hasPassword ? (
        <Section title={t('security.password')} hint={t('security.passwordHint')} id="password">
          <ActionForm
            action={savePassword}
            id="change"
            className="grid max-w-md gap-4"
            labels={{
              current: t('password.current'),
              password: t('password.new'),
              repeat: t('password.repeat'),
            }}
          >
            <input type="hidden" name="username" autoComplete="username" value={actor.email} />
            <TextField
              name="current"
              label={t('password.current')}
              type="password"
              autoComplete="current-password"
              required
            />
            <NewPassword label={t('password.new')} hint={t('password.hint')} repeat={t('password.repeat')} />
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton>{t('security.change')}</SubmitButton>
              <Saved text={t('security.changed')} />
            </div>
          </ActionForm>
        </Section>
      ) : (
        <Section title={t('security.password')} id="password">
          <p>{t('security.noPassword')}</p>
          {signIn.hasPasskey ? <p>{t('security.noPasswordPasskey')}</p> : null}
        </Section>
      )}
      <Section title={factors('title')} hint={factors('description')} id="second-factor">
        <p>
          <TextLink href="/settings/security/second-factor">{t('security.secondFactor')}</TextLink>
        </p>
      </Section>
      <Section title={t('security.sessions')} hint={t('security.sessionsHint')} id="sessions">
        {done === 'ended' ? <Callout tone="success" role="status" title={t('security.ended')} /> : null}
        <SessionTable sessions={sessions} />
      </Section>
    </>
  );
}
