import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { ConfirmField } from '@/components/forms/confirm-field';
import { SelectField, TextField } from '@/components/forms/fields';
import { FormKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { Section } from '@/components/ui/section';
import type { Creating } from '@/lib/customers/queries/get-creating';
import { CUSTOMER_FIELDS } from '@/lib/customers/schema';
import { LOCALES } from '@/lib/i18n/locales';
import type { Proof } from '@/lib/shared/errors';
import { BillingFields, DetailFields } from '../../_components/detail-fields';
import { OrderFields } from '../../_components/order-fields';
import { makeCustomer } from '../actions';

/** All that a new customer begins with, in one form. */
export function CustomerForm({
  creating,
  prices,
  due,
}: {
  creating: Creating;
  prices: Record<string, string>;
  due: Proof | null;
}) {
  const t = useTranslations('customers');
  const f = useTranslations('customers.fields');
  const languages = useTranslations('identity.languages');
  const labels = Object.fromEntries(CUSTOMER_FIELDS.map((name) => [name, f(name as 'company')]));
  return (
    <ActionForm action={makeCustomer} id="customer" labels={labels} className="grid max-w-4xl gap-4">
      <FormKey value={creating.key} />
      <Section title={t('parts.company')} hint={f('domainPrefixHint', { suffix: creating.suffix })}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="company" label={f('company')} required maxLength={200} />
          <TextField
            name="domainPrefix"
            label={f('domainPrefix')}
            required
            maxLength={40}
            autoCapitalize="none"
            spellCheck={false}
          />
        </div>
      </Section>
      <Section title={t('parts.contact')} hint={t('parts.contactHint')}>
        <DetailFields />
      </Section>
      <Section title={t('parts.billing')}>
        <BillingFields />
      </Section>
      <Section title={t('parts.subscription')} hint={t('parts.subscriptionHint')}>
        <OrderFields offers={creating.offers} yuan={prices} />
      </Section>
      <Section title={t('parts.admin')} hint={t('parts.adminHint')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="adminName" label={f('adminName')} required maxLength={200} />
          <TextField name="adminEmail" type="email" label={f('adminEmail')} required maxLength={254} />
          <SelectField
            name="adminLanguage"
            label={f('adminLanguage')}
            required
            defaultValue="zh-CN"
            options={LOCALES.map((value) => ({ value, label: languages(value) }))}
          />
        </div>
      </Section>
      <ConfirmField due={due} />
      <div>
        <SubmitButton>{t('create')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
