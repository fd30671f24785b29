import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { listOffers } from '@/lib/catalogue/queries/offers';
import { formatList } from '@/lib/i18n/formats';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';
import { WhoMayChange } from '../_components/who-may-change';

export async function generateMetadata() {
  return { title: (await getTranslations('offers'))('title') };
}

export default async function Offers() {
  const t = await getTranslations('offers');
  const locale = await getLocale();
  const screen = await readScreen(listOffers);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { offers, can } = screen.value;
  const time = await timeWords();
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        commands={
          can.change ? (
            <LinkButton variant="primary" href="/settings/offers/new">
              {t('add')}
            </LinkButton>
          ) : undefined
        }
      />
      {can.change ? null : <WhoMayChange action="offer.change" rule="P10" roles={['administrator']} />}
      <Table label={t('title')}>
        <thead>
          <tr>
            <Th>{t('fields.name')}</Th>
            <Th>{t('fields.services')}</Th>
            <Th align="right">{t('fields.maxQuantity')}</Th>
            <Th align="right">{t('listPrice')}</Th>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => (
            <Tr key={offer.id}>
              <Td>
                <RowLink href={`/settings/offers/${offer.id}`}>
                  <bdi>{offer.name}</bdi>
                </RowLink>{' '}
                {offer.isAddOn ? <Badge>{t('kinds.add_on')}</Badge> : null}{' '}
                {offer.retiredAt ? <Badge>{t('retired')}</Badge> : null}
              </Td>
              <Td label={t('fields.services')}>{formatList(offer.services, locale)}</Td>
              <Td label={t('fields.maxQuantity')} align="right" className="tabular-nums">
                {time.number(offer.maxQuantity)}
              </Td>
              <Td label={t('listPrice')} align="right" className="tabular-nums">
                {offer.seatMonthCents === null && !offer.hasOwnPrices ? t('noPrice') : null}
                {offer.seatMonthCents === null ? null : time.yuan(offer.seatMonthCents)}
                {offer.hasOwnPrices ? <span className="block text-sm text-ink-muted">{t('ownPrices')}</span> : null}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
