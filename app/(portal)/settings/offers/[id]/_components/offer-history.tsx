import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { changesIn, factsIn } from '@/lib/audit/rules';
import type { OfferView } from '@/lib/catalogue/queries/offers';
import { NOTHING } from '@/lib/web/record-words';
import { timeWords } from '@/lib/web/words';
import { recordWords } from '../../../../record/_components/record-words';

type Did = 'added' | 'changed' | 'priced' | 'retired' | 'restored';

/** Who did what to an offer, with what was before and after, newest first. */
export async function OfferHistory({ offer }: { offer: OfferView }) {
  const t = await getTranslations('offers');
  const time = await timeWords();
  const { services, offers } = offer.choices;
  const words = await recordWords(
    Object.fromEntries([...services, ...offers, ...offer.partners].map((one) => [one.id, one.name])),
  );
  if (offer.history.length === 0) return null;
  return (
    <Section title={t('history.title')} isPlain>
      <Table label={t('history.title')}>
        <thead>
          <tr>
            <Th>{t('history.when')}</Th>
            <Th>{t('history.what')}</Th>
            <Th>{t('history.values')}</Th>
          </tr>
        </thead>
        <tbody>
          {offer.history.map((event) => (
            <Tr key={event.id}>
              <Td>
                {time.absolute(event.at)}
                <bdi className="block text-sm text-ink-muted">{event.who}</bdi>
              </Td>
              <Td label={t('history.what')}>{t(`history.did.${event.name.replace('offer.', '') as Did}`)}</Td>
              <Td label={t('history.values')} className="wrap-anywhere">
                <ul>
                  {changesIn(event.data, event.name).map((one) => {
                    const said = words.change(one, { ...event, typed: [] });
                    return <li key={one.field}>{t('history.change', said)}</li>;
                  })}
                  {factsIn(event.data).map(([field, said]) => (
                    <li key={field}>{t('history.fact', words.fact(field, said, { typed: [] }))}</li>
                  ))}
                </ul>
                {Object.keys(event.data).length < 2 ? NOTHING : null}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
