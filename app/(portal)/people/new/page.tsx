import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SelectField, TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { LOCALES } from '@/lib/i18n/locales';
import { getInviting } from '@/lib/identity/queries/get-inviting';
import { readScreen } from '@/lib/web/screen';
import { RefusedPage } from '../../_components/refused';
import { RoleFields } from '../_components/role-fields';
import { invite } from '../actions';

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('invite.title') };
}

export default async function InviteSomeone() {
  const t = await getTranslations('people');
  const identity = await getTranslations('identity');
  const screen = await readScreen(getInviting);
  if ('refusal' in screen) return <RefusedPage title={t('invite.title')} refusal={screen.refusal} />;
  const { side, locale, mayGiveGlobalAdmin } = screen.value;
  return (
    <>
      <PageHeader
        title={t('invite.title')}
        crumbs={[{ href: '/people', label: t('title') }]}
        description={t('invite.hint')}
      />
      <div className="max-w-3xl rounded-lg border bg-surface p-4">
        <ActionForm
          action={invite}
          id="invite"
          labels={{
            name: t('invite.name'),
            email: t('invite.email'),
            locale: t('invite.locale'),
            roles: t('invite.roles'),
            agentRole: t('invite.agentRole'),
            adminRole: t('invite.adminRole'),
          }}
        >
          <TextField name="name" label={t('invite.name')} autoComplete="off" required />
          <TextField
            name="email"
            label={t('invite.email')}
            hint={t('invite.emailHint')}
            type="email"
            autoComplete="off"
            required
          />
          <SelectField
            name="locale"
            label={t('invite.locale')}
            defaultValue={locale}
            options={LOCALES.map((value) => ({ value, label: identity(`languages.${value}`) }))}
          />
          <RoleFields side={side} held={[]} mayGiveGlobalAdmin={mayGiveGlobalAdmin} />
          <ConfirmField due={null} />
          <div>
            <SubmitButton>{t('invite.send')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
