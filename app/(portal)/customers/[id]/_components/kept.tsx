import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm, type FormAction, SeenVersion } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Email } from '@/components/ui/email';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CustomerRecord } from '@/lib/customers/queries/get-customer';
import { BILLING, DETAILS, type Details } from '@/lib/customers/schema';
import { formatAddress } from '@/lib/i18n/formats';
import { BillingFields, DetailFields } from '../../_components/detail-fields';
import { RefusedCommand } from '../../_components/refused-command';
import { saveBilling, saveDetails } from '../actions';

type Props = { record: CustomerRecord; isEditing: boolean };
type FormProps = { id: string; action: FormAction; record: CustomerRecord; version: number; fields: readonly string[] };

async function KeptForm({ id, action, record, version, fields, children }: FormProps & { children: ReactNode }) {
  const t = await getTranslations('customers');
  const labels = Object.fromEntries(fields.map((name) => [name, t(`fields.${name}` as 'fields.city')]));
  return (
    <ActionForm action={action} id={id} labels={labels}>
      <input type="hidden" name="customerId" value={record.id} />
      <SeenVersion version={version} />
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t('save')}</SubmitButton>
        <TextLink look="plain" href={`/customers/${record.id}`}>
          {t('cancel')}
        </TextLink>
      </div>
    </ActionForm>
  );
}

/** Address, language and primary contact as this partner keeps them, and the form that changes them. */
export async function DetailSection({ record, isEditing }: Props) {
  const t = await getTranslations('customers');
  const languages = await getTranslations('identity.languages');
  const locale = await getLocale();
  const { details } = record;
  const isOpen = isEditing && record.can.editDetails;
  const shown = details
    ? [
        {
          term: t('record.address'),
          children: formatAddress(details, locale),
        },
        { term: t('fields.language'), children: languages(details.language as 'en') },
        { term: t('fields.contactName'), children: <bdi>{details.contactName}</bdi> },
        { term: t('fields.contactEmail'), children: <Email address={details.contactEmail} /> },
        ...(details.contactPhone ? [{ term: t('fields.contactPhone'), children: details.contactPhone }] : []),
      ]
    : [];
  return (
    <Section
      title={t('record.details')}
      id="details"
      hint={t('parts.contactHint')}
      commands={
        isOpen ? undefined : (
          <LinkButton size="small" href={`/customers/${record.id}?edit=details#details`}>
            {t('edit')}
            <span className="sr-only"> {t('record.details')}</span>
          </LinkButton>
        )
      }
    >
      {isOpen ? (
        <KeptForm
          id="form-details"
          action={saveDetails}
          record={record}
          version={details?.version ?? 0}
          fields={DETAILS}
        >
          <DetailFields stands={(details as Details | null) ?? {}} />
        </KeptForm>
      ) : null}
      {!isOpen && shown.length ? <DefinitionList items={shown} /> : null}
      {isOpen || shown.length ? null : <p className="text-ink-muted">{t('record.noDetails')}</p>}
    </Section>
  );
}

/** To whom bills go; not changed by helpdesk agents. */
export async function BillingSection({ record, isEditing }: Props) {
  const t = await getTranslations('customers');
  const { billing, can } = record;
  const isOpen = isEditing && can.editBilling;
  const shown = billing
    ? [
        { term: t('fields.billingName'), children: <bdi>{billing.billingName}</bdi> },
        { term: t('fields.billingEmail'), children: <Email address={billing.billingEmail} /> },
        {
          term: t('fields.billingAddress'),
          children: <span className="whitespace-pre-line">{billing.billingAddress}</span>,
        },
        ...(billing.taxNumber ? [{ term: t('fields.taxNumber'), children: billing.taxNumber }] : []),
      ]
    : [];
  return (
    <Section
      title={t('parts.billing')}
      id="billing"
      commands={
        can.editBilling && !isOpen ? (
          <LinkButton size="small" href={`/customers/${record.id}?edit=billing#billing`}>
            {t('edit')}
            <span className="sr-only"> {t('parts.billing')}</span>
          </LinkButton>
        ) : undefined
      }
    >
      {isOpen ? (
        <KeptForm
          id="form-billing"
          action={saveBilling}
          record={record}
          version={billing?.version ?? 0}
          fields={BILLING}
        >
          <BillingFields stands={billing ?? {}} />
        </KeptForm>
      ) : null}
      {!isOpen && shown.length ? <DefinitionList items={shown} layout="stacked" /> : null}
      {isOpen || shown.length ? null : <p className="text-ink-muted">{t('record.noDetails')}</p>}
      {can.editBilling ? null : <RefusedCommand action="customer.edit_billing" label={t('edit')} />}
    </Section>
  );
}
