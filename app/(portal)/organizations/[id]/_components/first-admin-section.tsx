import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SelectField, TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Callout } from '@/components/ui/callout';
import { Email } from '@/components/ui/email';
import { Section } from '@/components/ui/section';
import { LOCALES } from '@/lib/i18n/locales';
import type { OrganizationView } from '@/lib/organizations/queries/get-organization';
import type { Proof } from '@/lib/shared/errors';
import { timeWords } from '@/lib/web/words';
import { inviteFirst, sendAgain, withdraw } from '../actions';

type Invitation = NonNullable<OrganizationView['invitations']>[number];

/** As long as no global admin signs in at a partner: who is invited, what became of the mail, and the way to another. */
export async function FirstAdminSection({
  record,
  done,
  due,
}: {
  record: OrganizationView;
  done: string | undefined;
  due: Proof | null;
}) {
  const t = await getTranslations('organizations');
  const people = await getTranslations('people.invitation');
  const { invitations } = record;
  if (!invitations) return null;
  const said = { invited: people('sent'), again: people('sentAgain'), withdrawn: t('firstAdmin.withdrawn') };
  return (
    <Section title={t('enrol.administrator')} hint={t('firstAdmin.hint')} id="first-admin">
      {done && Object.hasOwn(said, done) ? (
        <Callout tone="success" role="status" title={said[done as keyof typeof said]} />
      ) : null}
      {invitations.length ? (
        <ul className="grid gap-4">
          {invitations.map((one) => (
            <li key={one.id} className="grid gap-2">
              <Invited invitation={one} />
              {record.can.followUp ? <FollowUp invitation={one} organizationId={record.id} /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('firstAdmin.nobody')}</p>
      )}
      {record.can.inviteFirst ? <AnotherForm organizationId={record.id} due={due} /> : null}
    </Section>
  );
}

async function Invited({ invitation }: { invitation: Invitation }) {
  const t = await getTranslations('organizations');
  const people = await getTranslations('people.invitation');
  const time = await timeWords();
  const { name, email, fate, state, expiresAt } = invitation;
  return (
    <p>
      <bdi className="font-semibold">{name}</bdi> (<Email address={email} />)
      <span className="block text-sm text-ink-muted">{people(`fates.${fate}`)}</span>
      {expiresAt ? (
        <span className="block text-sm text-ink-muted">
          {t(state === 'expired' ? 'firstAdmin.ended' : 'firstAdmin.until', { when: time.absolute(expiresAt) })}
        </span>
      ) : null}
    </p>
  );
}

async function FollowUp({ invitation, organizationId }: { invitation: Invitation; organizationId: string }) {
  const people = await getTranslations('people.invitation');
  const keys = (
    <>
      <input type="hidden" name="id" value={invitation.id} />
      <input type="hidden" name="organizationId" value={organizationId} />
    </>
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ActionForm action={sendAgain} id={`again-${invitation.id}`} className="grid content-start gap-2">
        {keys}
        <p className="text-ink-muted">{people('againHint')}</p>
        <div>
          <SubmitButton variant="secondary">{people('again')}</SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={withdraw} id={`withdraw-${invitation.id}`} className="grid content-start gap-2">
        {keys}
        <p className="text-ink-muted">{people('withdrawHint')}</p>
        <div>
          <SubmitButton variant="danger">{people('withdraw')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}

async function AnotherForm({ organizationId, due }: { organizationId: string; due: Proof | null }) {
  const t = await getTranslations('organizations');
  const language = await getTranslations('identity.languages');
  const labels = {
    adminName: t('fields.adminName'),
    adminEmail: t('fields.adminEmail'),
    adminLocale: t('fields.adminLocale'),
  };
  const text = { autoComplete: 'off', spellCheck: false, required: true };
  return (
    <ActionForm action={inviteFirst} id="first-admin-invite" labels={labels} className="grid max-w-3xl gap-4">
      <input type="hidden" name="id" value={organizationId} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="adminName" label={labels.adminName} maxLength={120} {...text} />
        <TextField name="adminEmail" type="email" label={labels.adminEmail} maxLength={254} {...text} />
        <SelectField
          name="adminLocale"
          label={labels.adminLocale}
          hint={t('hints.adminLocale')}
          defaultValue="zh-CN"
          options={LOCALES.map((locale) => ({ value: locale, label: language(locale) }))}
        />
      </div>
      <ConfirmField due={due} />
      <div>
        <SubmitButton>{t('firstAdmin.another')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
