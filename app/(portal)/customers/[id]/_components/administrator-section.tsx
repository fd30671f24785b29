import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SelectField, TextField } from '@/components/forms/fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { Disclosure } from '@/components/ui/disclosure';
import { Email } from '@/components/ui/email';
import { Section } from '@/components/ui/section';
import type { CustomerRecord } from '@/lib/customers/queries/get-customer';
import { LOCALES } from '@/lib/i18n/locales';
import type { Proof } from '@/lib/shared/errors';
import { timeWords } from '@/lib/web/words';
import { inviteAnew } from '../actions';

/** As long as nobody administers the customer: who is invited to, what became of the mail, and the way to invite anew. */
export async function AdministratorSection({ record, due }: { record: CustomerRecord; due: Proof | null }) {
  const t = await getTranslations('customers');
  const states = await getTranslations('customers.link.states');
  const languages = await getTranslations('identity.languages');
  const time = await timeWords();
  const { invitations } = record;
  if (!invitations) return null;
  const labels = {
    adminName: t('fields.adminName'),
    adminEmail: t('fields.adminEmail'),
    adminLanguage: t('fields.adminLanguage'),
  };
  return (
    <Section title={t('parts.admin')} hint={t('administrator.hint')} id="administrator">
      {invitations.length ? (
        <ul className="grid gap-2">
          {invitations.map((one) => (
            <li key={one.id}>
              <bdi className="font-semibold">{one.name}</bdi> (<Email address={one.email} />)
              <span className="block text-sm text-ink-muted">
                {t('administrator.mail', { state: states(one.mail as 'sent') })}{' '}
                {one.expiresAt ? t('administrator.until', { day: time.day(one.expiresAt) }) : null}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('administrator.nobody')}</p>
      )}
      {record.can.invite ? (
        <Disclosure summary={t('administrator.anew')} isOpen={invitations.length === 0}>
          <ActionForm action={inviteAnew} id="invite" labels={labels}>
            <input type="hidden" name="customerId" value={record.id} />
            <p className="text-sm text-ink-muted">{t('administrator.anewHint')}</p>
            <TextField name="adminName" label={labels.adminName} required maxLength={200} />
            <TextField name="adminEmail" type="email" label={labels.adminEmail} required maxLength={254} />
            <SelectField
              name="adminLanguage"
              label={labels.adminLanguage}
              defaultValue="zh-CN"
              options={LOCALES.map((value) => ({ value, label: languages(value) }))}
            />
            <ConfirmField due={due} />
            <div>
              <SubmitButton variant="secondary">{t('administrator.send')}</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      ) : null}
    </Section>
  );
}
