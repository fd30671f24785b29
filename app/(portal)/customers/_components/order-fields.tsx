import { useTranslations } from 'next-intl';
import { OneOf, SelectField, TextField } from '@/components/forms/fields';
import { TERMS } from '@/lib/subscriptions/schema';

type Offer = { id: string; name: string; maxQuantity: number; seatMonthCents: number | null };

/** What is ordered: offer, seats, term and what comes after it. A price stands only where the person may know it (P23). */
export function OrderFields({ offers, yuan }: { offers: Offer[]; yuan: Record<string, string> }) {
  const t = useTranslations('customers');
  const f = useTranslations('customers.fields');
  const named = (offer: Offer) => {
    const name =
      offer.maxQuantity < 10_000_000 ? t('offerMost', { offer: offer.name, most: offer.maxQuantity }) : offer.name;
    const price = yuan[offer.id];
    return price ? t('offerPrice', { offer: name, price }) : name;
  };
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr_1fr]">
        <SelectField
          name="offerId"
          label={f('offerId')}
          required
          options={[{ value: '', label: '' }, ...offers.map((offer) => ({ value: offer.id, label: named(offer) }))]}
        />
        <TextField name="quantity" label={f('quantity')} inputMode="numeric" required />
        <SelectField
          name="term"
          label={f('term')}
          required
          defaultValue="12"
          options={TERMS.map((months) => ({ value: months, label: t('terms', { months: Number(months) }) }))}
        />
      </div>
      <OneOf
        name="autoRenew"
        label={f('autoRenew')}
        required
        columns={2}
        defaultValue="on"
        options={(['on', 'off'] as const).map((value) => ({ value, label: t(`renewals.${value}`) }))}
      />
    </>
  );
}
