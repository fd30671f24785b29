import { getTranslations } from 'next-intl/server';
import { StatusMark } from '@/components/subscriptions/marks';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { SubscriptionView } from '@/lib/subscriptions/queries/get-subscription';
import { timeWords } from '@/lib/web/words';

/** What was bought, by whom and from whom, how much of it is in use, and until when. */
export async function Facts({ record }: { record: SubscriptionView }) {
  const t = await getTranslations('subscriptions');
  const time = await timeWords();
  const items = [
    { term: t('record.offer'), children: record.offerName },
    { term: t('record.nickname'), children: <bdi>{record.friendlyName}</bdi> },
    ...(record.side === 'customer'
      ? []
      : [
          {
            term: t('record.customer'),
            children: (
              <TextLink href={`/subscriptions?customer=${record.customerId}`}>
                <bdi>{record.customerName}</bdi>
              </TextLink>
            ),
          },
        ]),
    { term: t('record.reseller'), children: <bdi>{record.partnerName}</bdi> },
    {
      term: t('record.seats'),
      children: (
        <>
          <span className="tabular-nums">{t('seatsOf', { assigned: record.assigned, quantity: record.quantity })}</span>
          <span className="text-ink-muted"> · {t('seatsFree', { count: record.quantity - record.assigned })}</span>
        </>
      ),
    },
    { term: t('record.status'), children: <StatusMark status={record.status} /> },
    {
      term: t('record.term'),
      children: t('record.termFromTo', { from: time.day(record.termStartsAt), to: time.day(record.termEndsAt) }),
    },
    {
      term: t('record.renewal'),
      children: t(`record.atEnd.${record.termState}`, {
        day: time.day(record.deletedAt ?? record.termEndsAt),
        at: record.deletion ? time.absolute(record.deletion.at) : '',
        partner: record.partnerName,
      }),
    },
    ...(record.parentId
      ? [
          {
            term: t('record.parent'),
            children: <TextLink href={`/subscriptions/${record.parentId}`}>{record.parentName}</TextLink>,
          },
        ]
      : []),
    ...(record.addOns.length
      ? [
          {
            term: t('record.addOns'),
            children: record.addOns.map((addOn) => (
              <span key={addOn.id} className="block">
                <TextLink href={`/subscriptions/${addOn.id}`}>{addOn.friendlyName}</TextLink>
              </span>
            )),
          },
        ]
      : []),
    ...(record.seatMonthCents === null || record.status === 'deleted'
      ? []
      : [
          {
            term: t('record.cost'),
            children: (
              <>
                {t('record.costEach', { amount: time.yuan(record.seatMonthCents) })}
                <span className="block text-ink-muted">
                  {t('record.costAll', {
                    amount: time.yuan(record.seatMonthCents * record.quantity),
                    quantity: record.quantity,
                  })}
                </span>
              </>
            ),
          },
        ]),
    ...(record.hasPriceRefusal
      ? [
          {
            term: t('record.cost'),
            children: <span className="text-ink-muted">{t('record.costHidden')}</span>,
          },
        ]
      : []),
  ];
  return (
    <Section title={t('record.facts')}>
      <DefinitionList items={items} />
    </Section>
  );
}
