import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PasskeyButton } from '@/components/factors/passkey-button';
import { ActionForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { AuthLayout } from '@/components/layout/auth-layout';
import { Callout } from '@/components/ui/callout';
import { Disclosure } from '@/components/ui/disclosure';
import { TextLink } from '@/components/ui/text-link';
import { currentPending, stepPath } from '@/lib/web/arrival';
import { isDemoWorld } from '@/lib/web/demo';
import { localPath } from '@/lib/web/local-path';
import { LanguageChoice } from './_components/language-choice';
import { ProviderSignIn } from './_components/provider-sign-in';
import { signInHere } from './actions';
import { askAnybody, showAnybodys } from './passkey/actions';

const PEOPLE = [
  ['hana@contoso.example', 'Contoso Cloud', 'helpdesk_agent'],
  ['sam@contoso.example', 'Contoso Cloud', 'sales_agent'],
  ['fei@fabrikam.example', 'Fabrikam Partners', 'admin_agent'],
  ['nora@northwind.example', 'Northwind Reselling', 'admin_agent'],
  ['lin@21vianet.example', '21Vianet', 'support_engineer'],
  ['he@21vianet.example', '21Vianet', 'administrator'],
  ['tina@tailspin.example', 'Tailspin Toys', 'global_administrator'],
] as const;

export async function generateMetadata() {
  return { title: (await getTranslations('identity'))('title') };
}

export default async function SignIn({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { returnTo, reset, provider } = await searchParams;
  const people = await getTranslations('people.reset');
  const t = await getTranslations('identity');
  const factors = await getTranslations('factors');
  const whereTo = localPath(typeof returnTo === 'string' ? returnTo : undefined);
  const owing = await currentPending();
  if (owing) redirect(stepPath(owing.pending, whereTo));
  const demo = isDemoWorld() ? (
    <div className="grid gap-2 text-ink-muted">
      <p>{t('demo', { password: 'portal-demo-2026' })}</p>
      <Disclosure summary={t('demoPeople')}>
        <ul className="grid gap-1">
          {PEOPLE.map(([email, organization, role]) => (
            <li key={email}>
              <code>{email}</code> – {organization} · {t(`roles.${role}`)}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  ) : null;
  return (
    <AuthLayout
      brandName="Liaison"
      what={t('what')}
      title={t('title')}
      aside={demo}
      languageForm={<LanguageChoice returnTo={whereTo} />}
    >
      {reset === 'done' ? <Callout tone="success" role="status" title={people('done')} /> : null}
      <ActionForm action={signInHere} id="sign-in" labels={{ email: t('email'), password: t('password') }}>
        <input type="hidden" name="returnTo" value={whereTo} />
        <TextField name="email" label={t('email')} type="email" autoComplete="username" required />
        <TextField name="password" label={t('password')} type="password" autoComplete="current-password" required />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
      <p>
        <TextLink href="/reset-password">{people('forgot')}</TextLink>
      </p>
      <ProviderSignIn returnTo={whereTo} why={typeof provider === 'string' ? provider : undefined} />
      <PasskeyButton
        ask={askAnybody}
        show={showAnybodys}
        returnTo={whereTo}
        words={{
          label: factors('passkeys.signIn'),
          cancelled: factors('passkeys.cancelled'),
          lost: factors('passkeys.lost'),
        }}
      />
    </AuthLayout>
  );
}
