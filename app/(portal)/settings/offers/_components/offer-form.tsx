import { useTranslations } from 'next-intl';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { AnyOf, OneOf, TextField } from '@/components/forms/fields';
import { FormKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import type { OfferChoices, OfferView } from '@/lib/catalogue/queries/offers';
import { MOST_SEATS, OFFER_TERMS } from '@/lib/catalogue/schema';
import { add, change } from '../actions';

const FIELDS = ['name', 'kind', 'services', 'maxQuantity', 'terms', 'upgrades', 'price'] as const;

/** A new offer, or what can still be changed of one: its services only until somebody buys it, its price on its own. */
export function OfferForm({ choices, formKey, offer }: { choices: OfferChoices; formKey: string; offer?: OfferView }) {
  const t = useTranslations('offers');
  const labels = Object.fromEntries(FIELDS.map((name) => [name, t(`fields.${name}`)]));
  const chosen = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return (
    <ActionForm
      action={offer ? change : add}
      id={offer ? 'change-offer' : 'add-offer'}
      labels={labels}
      className="grid max-w-3xl gap-4"
    >
      {offer ? (
        <>
          <input type="hidden" name="id" value={offer.id} />
          <SeenVersion version={offer.version} />
        </>
      ) : (
        <FormKey value={formKey} />
      )}
      <Section title={t('facts')}>
        <TextField
          name="name"
          label={labels.name}
          required
          maxLength={120}
          autoComplete="off"
          defaultValue={offer?.name}
        />
        {offer ? null : (
          <OneOf
            name="kind"
            label={labels.kind}
            required
            columns={2}
            defaultValue="base"
            options={(['base', 'add_on'] as const).map((value) => ({
              value,
              label: t(`kinds.${value}`),
              description: t(`kindHints.${value}`),
            }))}
          />
        )}
        {offer?.isSold ? (
          <p className="text-sm text-ink-muted">{t('servicesStay')}</p>
        ) : (
          <AnyOf
            name="services"
            label={labels.services}
            hint={t('hints.services')}
            required
            columns={2}
            defaultValue={offer?.services.join(',')}
            options={choices.services.map(chosen)}
          />
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="maxQuantity"
            label={labels.maxQuantity}
            hint={t('hints.maxQuantity', { most: MOST_SEATS })}
            inputMode="numeric"
            required
            defaultValue={offer ? String(offer.maxQuantity) : String(MOST_SEATS)}
          />
          {offer ? null : (
            <TextField
              name="price"
              label={labels.price}
              hint={t('hints.price')}
              inputMode="decimal"
              autoComplete="off"
            />
          )}
        </div>
        <AnyOf
          name="terms"
          label={labels.terms}
          required
          columns={3}
          defaultValue={offer ? offer.terms.join(',') : OFFER_TERMS.join(',')}
          options={OFFER_TERMS.map((months) => ({ value: months, label: t('months', { months: Number(months) }) }))}
        />
        <AnyOf
          name="upgrades"
          label={labels.upgrades}
          hint={t('hints.upgrades')}
          columns={2}
          defaultValue={offer?.upgrades.join(',')}
          options={choices.offers.map(chosen)}
        />
      </Section>
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{offer ? t('save') : t('add')}</SubmitButton>
        <LinkButton href={offer ? `/settings/offers/${offer.id}` : '/settings/offers'}>{t('cancel')}</LinkButton>
      </div>
    </ActionForm>
  );
}
