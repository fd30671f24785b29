import { getLocale, getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SelectField, TextField } from '@/components/forms/fields';
import { NewPassword } from '@/components/forms/new-password';
import { SubmitButton } from '@/components/forms/submit-button';
import { AuthLayout } from '@/components/layout/auth-layout';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Email } from '@/components/ui/email';
import { formatList } from '@/lib/i18n/formats';
import { LOCALES } from '@/lib/i18n/locales';
import { zoneOptions } from '@/lib/i18n/zones';
import { findInvitation } from '@/lib/identity/accept-invitation';
import { TIME_ZONES } from '@/lib/identity/schema';
import { currentShell } from '@/lib/web/screen';
import { LinkOver, stateOfLink } from '../../_components/link-over';
import { LanguageChoice } from '../../sign-in/_components/language-choice';
import { acceptHere } from './actions';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('accept.title') };
}

export default async function Invitation({ params }: Props) {
  const { token } = await params;
  const t = await getTranslations('people');
  const identity = await getTranslations('identity');
  const locale = await getLocale();
  const found = await findInvitation(token);
  const language = <LanguageChoice page={`/invitation/${token}`} />;
  if (found?.state !== 'open') {
    const state = stateOfLink(found?.state);
    return (
      <AuthLayout brandName="Liaison" title={t(`links.${state}.title`)} languageForm={language}>
        <LinkOver state={state} email={found?.email ?? ''} />
      </AuthLayout>
    );
  }
  const shell = await currentShell();
  const organization = found.organization_name ?? '';
  const roles = (found.roles ?? []).map((role) => identity(`roles.${role}` as 'roles.member'));
  return (
    <AuthLayout brandName="Liaison" what={identity('what')} title={t('accept.title')} languageForm={language}>
      <p>
        {found.inviter_name
          ? t('accept.from', { inviter: found.inviter_name, from: found.inviter_organization ?? '', organization })
          : t('accept.fromNobody', { organization })}
      </p>
      {shell ? (
        <Callout tone="warning">
          <p>{t('accept.signedIn', { name: shell.actor.name, organization: shell.actor.organizationName })}</p>
        </Callout>
      ) : null}
      <DefinitionList
        items={[
          { term: t('accept.email'), children: <Email address={found.email} /> },
          { term: t('accept.as'), children: formatList(roles, locale) },
        ]}
      />
      <ActionForm
        action={acceptHere}
        id="accept"
        labels={{
          name: t('accept.name'),
          password: t('password.choose'),
          repeat: t('password.repeat'),
          locale: identity('language'),
          timeZone: identity('timeZone'),
        }}
      >
        <input type="hidden" name="secret" value={token} />
        <input type="hidden" name="username" autoComplete="username" value={found.email} />
        <TextField name="name" label={t('accept.name')} autoComplete="name" required defaultValue={found.name} />
        <NewPassword label={t('password.choose')} hint={t('password.hint')} repeat={t('password.repeat')} />
        <SelectField
          name="locale"
          label={identity('language')}
          hint={identity('languageHint')}
          defaultValue={found.locale}
          options={LOCALES.map((value) => ({ value, label: identity(`languages.${value}`) }))}
        />
        <SelectField
          name="timeZone"
          label={identity('timeZone')}
          defaultValue="Asia/Shanghai"
          options={zoneOptions(TIME_ZONES, await getLocale())}
        />
        <SubmitButton>{t('accept.submit')}</SubmitButton>
      </ActionForm>
    </AuthLayout>
  );
}
