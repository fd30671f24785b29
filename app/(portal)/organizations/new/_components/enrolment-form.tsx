import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SelectField, TextField } from '@/components/forms/fields';
import { FormKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { Section } from '@/components/ui/section';
import { LOCALES } from '@/lib/i18n/locales';
import { enrol } from '../actions';

const FIELDS = [
  'name',
  'domain',
  'mpnId',
  'supportWebsite',
  'supportEmail',
  'supportPhone',
  'supportHours',
  'supportLanguages',
  'adminName',
  'adminEmail',
  'adminLocale',
] as const;

export function EnrolmentForm({ formKey }: { formKey: string }) {
  const t = useTranslations('organizations');
  const language = useTranslations('identity.languages');
  const labels = Object.fromEntries(FIELDS.map((name) => [name, t(`fields.${name}`)]));
  const text = { autoComplete: 'off', spellCheck: false };
  return (
    <ActionForm action={enrol} id="enrol" labels={labels} className="grid max-w-3xl gap-4">
      <FormKey value={formKey} />
      <Section title={t('enrol.organization')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="name"
            label={t('fields.name')}
            required
            maxLength={120}
            className="sm:col-span-2"
            {...text}
          />
          <TextField name="domain" label={t('fields.domain')} hint={t('hints.domain')} required {...text} />
          <TextField
            name="mpnId"
            label={t('fields.mpnId')}
            hint={t('hints.mpnId')}
            required
            inputMode="numeric"
            {...text}
          />
        </div>
      </Section>
      <Section title={t('enrol.administrator')} hint={t('enrol.administratorHint')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="adminName" label={t('fields.adminName')} required maxLength={120} {...text} />
          <TextField name="adminEmail" type="email" label={t('fields.adminEmail')} required {...text} />
          <SelectField
            name="adminLocale"
            label={t('fields.adminLocale')}
            hint={t('hints.adminLocale')}
            defaultValue="zh-CN"
            options={LOCALES.map((locale) => ({ value: locale, label: language(locale) }))}
          />
        </div>
      </Section>
      <Section title={t('support')} hint={t('hints.support')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="supportWebsite" label={t('fields.supportWebsite')} inputMode="url" {...text} />
          <TextField name="supportEmail" type="email" label={t('fields.supportEmail')} {...text} />
          <TextField name="supportPhone" type="tel" label={t('fields.supportPhone')} {...text} />
          <TextField name="supportHours" label={t('fields.supportHours')} {...text} />
          <TextField name="supportLanguages" label={t('fields.supportLanguages')} {...text} />
        </div>
      </Section>
      <ConfirmField due={null} />
      <div>
        <SubmitButton>{t('enrol.submit')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
