import { getTranslations } from 'next-intl/server';
import { Countdown, StatusMark } from '@/components/subscriptions/marks';
import { LinkButton } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { CustomerRecord } from '@/lib/customers/queries/get-customer';
import { timeWords } from '@/lib/web/words';
import { RefusedCommand } from '../../_components/refused-command';

/** What this partner sold the customer, for whoever sees subscriptions; and the way to sell more. */
export async function SoldSection({ record }: { record: CustomerRecord }) {
  const t = await getTranslations('customers.record');
  const s = await getTranslations('subscriptions');
  const time = await timeWords();
  const { subscriptions } = record;
  return (
    <Section
      title={t('subscriptions')}
      commands={
        record.can.order ? (
          <LinkButton size="small" href={`/customers/${record.id}/order`}>
            {t('order')}
          </LinkButton>
        ) : (
          <RefusedCommand action="subscription.order" label={t('order')} />
        )
      }
    >
      {subscriptions?.length ? (
        <ul className="divide-y">
          {subscriptions.map((row) => (
            <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2 first:pt-0">
              <TextLink href={`/subscriptions/${row.id}`}>
                <bdi>{row.friendlyName}</bdi>
              </TextLink>
              <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-ink-muted">
                <span>{s('seatsOf', { assigned: row.assigned, quantity: row.quantity })}</span>
                <StatusMark status={row.status} />
                {row.deletion ? <Countdown days={row.deletion.days} at={time.absolute(row.deletion.at)} /> : null}
                <span>{s(row.autoRenew ? 'renewsOn' : 'endsOn', { day: time.day(row.termEndsAt) })}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {subscriptions && subscriptions.length === 0 ? <p className="text-ink-muted">{t('noSubscriptions')}</p> : null}
      {subscriptions ? (
        <TextLink href={`/subscriptions?customer=${record.id}`}>{t('allSubscriptions')}</TextLink>
      ) : null}
    </Section>
  );
}
