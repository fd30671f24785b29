import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SelectField } from '@/components/forms/fields';
import { FormKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { getOrdering } from '@/lib/customers/queries/get-creating';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { AbsentPage } from '../../../_components/absent';
import { RefusedPage } from '../../../_components/refused';
import { OrderFields } from '../../_components/order-fields';
import { placeOrder } from './actions';

export async function generateMetadata() {
  return { title: (await getTranslations('customers'))('order.title') };
}

export default async function Order({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const t = await getTranslations('customers');
  const e = await getTranslations('errors.conflict');
  const screen = await readScreen((viewer) => getOrdering(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('order.title')} refusal={screen.refusal} />;
  const ordering = screen.value;
  if (!ordering) return <AbsentPage />;
  const { yuan } = await timeWords();
  const prices = Object.fromEntries(
    ordering.offers.flatMap((offer) => (offer.seatMonthCents === null ? [] : [[offer.id, yuan(offer.seatMonthCents)]])),
  );
  const names = ['offerId', 'parentId', 'quantity', 'term', 'autoRenew'] as const;
  const labels = Object.fromEntries(names.map((name) => [name, t(`fields.${name}`)]));
  return (
    <>
      <PageHeader
        title={t('order.title')}
        crumbs={[
          { href: '/customers', label: t('title') },
          { href: `/customers/${id}`, label: ordering.customer.name },
        ]}
        description={t('parts.subscriptionHint')}
      />
      {ordering.isInArrears ? (
        <Callout tone="refusal">{e('arrears_order')}</Callout>
      ) : (
        <Section title={ordering.customer.name}>
          <ActionForm action={placeOrder} id="order" labels={labels} className="grid max-w-4xl gap-4">
            <FormKey value={ordering.key} />
            <input type="hidden" name="customerId" value={id} />
            <OrderFields offers={ordering.offers} yuan={prices} />
            {ordering.parents.length ? (
              <SelectField
                name="parentId"
                label={t('fields.parentId')}
                defaultValue=""
                options={[
                  { value: '', label: t('fields.noParent') },
                  ...ordering.parents.map((parent) => ({ value: parent.id, label: parent.friendlyName })),
                ]}
              />
            ) : null}
            <div>
              <SubmitButton>{t('order.submit')}</SubmitButton>
            </div>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
