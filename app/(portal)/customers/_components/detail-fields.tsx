import { useLocale, useTranslations } from 'next-intl';
import { SelectField, TextArea, TextField } from '@/components/forms/fields';
import type { Billing, Details } from '@/lib/customers/schema';
import { COUNTRIES } from '@/lib/customers/schema';
import { formatCountry } from '@/lib/i18n/formats';
import { LOCALES } from '@/lib/i18n/locales';

/** Address, language and primary contact: the same in a new customer and when they are edited. */
export function DetailFields({ stands = {} }: { stands?: Partial<Details> }) {
  const t = useTranslations('customers.fields');
  const languages = useTranslations('identity.languages');
  const locale = useLocale();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField name="street" label={t('street')} required maxLength={200} defaultValue={stands.street} />
      <TextField name="city" label={t('city')} required maxLength={100} defaultValue={stands.city} />
      <TextField
        name="stateProvince"
        label={t('stateProvince')}
        mark={t('optional')}
        maxLength={100}
        defaultValue={stands.stateProvince}
      />
      <TextField
        name="postalCode"
        label={t('postalCode')}
        mark={t('optional')}
        maxLength={20}
        defaultValue={stands.postalCode}
      />
      <SelectField
        name="country"
        label={t('country')}
        required
        defaultValue={stands.country ?? 'CN'}
        options={COUNTRIES.map((code) => ({ value: code, label: formatCountry(code, locale) }))}
      />
      <SelectField
        name="language"
        label={t('language')}
        required
        defaultValue={stands.language ?? 'zh-CN'}
        options={LOCALES.map((value) => ({ value, label: languages(value) }))}
      />
      <TextField
        name="contactName"
        label={t('contactName')}
        required
        maxLength={200}
        defaultValue={stands.contactName}
      />
      <TextField
        name="contactEmail"
        type="email"
        label={t('contactEmail')}
        required
        maxLength={254}
        defaultValue={stands.contactEmail}
      />
      <TextField
        name="contactPhone"
        type="tel"
        label={t('contactPhone')}
        mark={t('optional')}
        maxLength={40}
        defaultValue={stands.contactPhone}
      />
    </div>
  );
}

/** To whom bills go. */
export function BillingFields({ stands = {} }: { stands?: Partial<Billing> }) {
  const t = useTranslations('customers.fields');
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(18rem,100%),1fr))] gap-4">
      <TextField
        name="billingName"
        label={t('billingName')}
        required
        maxLength={200}
        defaultValue={stands.billingName}
      />
      <TextField
        name="billingEmail"
        type="email"
        label={t('billingEmail')}
        required
        maxLength={254}
        defaultValue={stands.billingEmail}
      />
      <TextArea
        name="billingAddress"
        label={t('billingAddress')}
        required
        rows={3}
        maxLength={1_000}
        defaultValue={stands.billingAddress}
      />
      <TextField
        name="taxNumber"
        label={t('taxNumber')}
        mark={t('optional')}
        maxLength={40}
        defaultValue={stands.taxNumber}
      />
    </div>
  );
}
