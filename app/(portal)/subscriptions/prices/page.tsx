import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { listPrices } from '@/lib/subscriptions/queries/list-prices';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';

export async function generateMetadata() {
  return { title: (await getTranslations('subscriptions'))('prices.title') };
}

export default async function Prices() {
  const t = await getTranslations('subscriptions');
  const screen = await readScreen((viewer) => listPrices(viewer));
  if ('refusal' in screen) return <RefusedPage title={t('prices.title')} refusal={screen.refusal} />;
  const { rows, organization } = screen.value;
  const time = await timeWords();
  return (
    <>
      <PageHeader title={t('prices.title')} description={t('prices.hint', { organization })} />
      <Table label={t('prices.title')}>
        <thead>
          <tr>
            <Th>{t('prices.offer')}</Th>
            <Th align="right">{t('prices.price')}</Th>
            <Th align="right">{t('prices.most')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Td>
                {row.name}
                {row.isAddOn ? <span className="text-ink-muted"> · {t('addOn')}</span> : null}
                {row.isRetired ? <span className="text-ink-muted"> · {t('prices.retired')}</span> : null}
              </Td>
              <Td label={t('prices.price')} align="right" className="tabular-nums">
                {time.yuan(row.seatMonthCents)}
                {row.coming ? (
                  <span className="block text-sm text-ink-muted">
                    {t('prices.coming', { price: time.yuan(row.coming.cents), day: time.day(row.coming.from) })}
                  </span>
                ) : null}
              </Td>
              <Td label={t('prices.most')} align="right" className="tabular-nums">
                {time.number(row.maxQuantity)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
