import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { SelectField, TextField } from '@/components/forms/fields';
import { FormKey } from '@/components/forms/form-key';
import { SubmitButton } from '@/components/forms/submit-button';
import { Section } from '@/components/ui/section';
import { StateDot } from '@/components/ui/state-dot';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { OfferView } from '@/lib/catalogue/queries/offers';
import { NOTICE_DAYS } from '@/lib/catalogue/rules';
import { timeWords } from '@/lib/web/words';
import { setPrice } from '../../actions';

const TONES = { coming: 'info', holds: 'success', past: 'neutral' } as const;

/** What a seat and month costs whom and from when (P10, P23), and the form that says what it will cost. */
export async function OfferPrices({ offer }: { offer: OfferView }) {
  const t = await getTranslations('offers');
  const time = await timeWords();
  return (
    <Section title={t('prices.title')} hint={t('prices.hint', { days: NOTICE_DAYS })} id="prices">
      {offer.prices.length ? (
        <Table label={t('prices.title')}>
          <thead>
            <tr>
              <Th>{t('prices.partner')}</Th>
              <Th align="right">{t('fields.price')}</Th>
              <Th>{t('prices.from')}</Th>
              <Th>{t('prices.state')}</Th>
            </tr>
          </thead>
          <tbody>
            {offer.prices.map((price) => (
              <Tr key={price.id}>
                <Td>
                  <bdi>{price.partnerId ? price.partner : t('prices.everybody')}</bdi>
                </Td>
                <Td label={t('fields.price')} align="right" className="tabular-nums">
                  {time.yuan(price.seatMonthCents)}
                </Td>
                <Td label={t('prices.from')}>
                  {price.validFrom.getTime() === 0 ? t('prices.always') : time.absolute(price.validFrom)}
                </Td>
                <Td label={t('prices.state')}>
                  <StateDot tone={TONES[price.state]}>{t(`prices.states.${price.state}`)}</StateDot>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <p className="text-ink-muted">{t('prices.none')}</p>
      )}
      {offer.can.change ? (
        <ActionForm
          action={setPrice}
          id="price"
          labels={{ partnerId: t('prices.partner'), price: t('fields.price') }}
          className="grid max-w-2xl gap-3"
        >
          <FormKey value={offer.key} />
          <input type="hidden" name="id" value={offer.id} />
          <SeenVersion version={offer.version} />
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              name="partnerId"
              label={t('prices.partner')}
              options={[
                { value: '', label: t('prices.everybody') },
                ...offer.partners.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <TextField name="price" label={t('fields.price')} inputMode="decimal" required autoComplete="off" />
          </div>
          <div>
            <SubmitButton>{t('prices.set')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </Section>
  );
}
