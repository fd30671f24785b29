import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SelectField, TextField } from '@/components/forms/fields';
import { FormKey, HeldKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { Section } from '@/components/ui/section';
import type { RelationLinkScreen } from '@/lib/customers/queries/relation-links';
import { LOCALES } from '@/lib/i18n/locales';
import { timeWords } from '@/lib/web/words';
import { mailLink } from '../actions';

/** Has the portal send the mail, and says what became of the last ones. */
export async function MailForm({
  linkId,
  screen: { mails, mailForm },
}: {
  linkId: string;
  screen: Pick<RelationLinkScreen, 'mails' | 'mailForm'>;
}) {
  const t = await getTranslations('customers.link');
  const languages = await getTranslations('identity.languages');
  const time = await timeWords();
  return (
    <Section title={t('mail')} hint={t('mailHint')}>
      <HeldKey formKey={mailForm.key} sentKeys={mailForm.sentKeys}>
        <ActionForm
          action={mailLink}
          id="mail"
          labels={{ email: t('email'), language: t('language') }}
          className="grid max-w-3xl gap-4"
        >
          <input type="hidden" name="id" value={linkId} />
          <FormKey value={mailForm.key} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField name="email" type="email" label={t('email')} required maxLength={254} />
            <SelectField
              name="language"
              label={t('language')}
              defaultValue="zh-CN"
              options={LOCALES.map((value) => ({ value, label: languages(value) }))}
            />
          </div>
          <div>
            <SubmitButton>{t('send')}</SubmitButton>
          </div>
        </ActionForm>
      </HeldKey>
      {mails.length ? (
        <>
          <h3 className="font-semibold">{t('mails')}</h3>
          <ul className="list-disc pl-5 text-sm text-ink-muted">
            {mails.map((mail) => (
              <li key={mail.id}>
                {time.absolute(mail.createdAt)} – {t(`states.${mail.state}` as 'states.sent')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
