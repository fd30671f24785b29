import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { ShareBar } from '@/components/ui/share-bar';
import { TextLink } from '@/components/ui/text-link';
import type { Cockpit } from '@/lib/customers/queries/get-cockpit';

/** The largest subscriptions: seats bought and assigned, as a bar and in words. */
export async function SeatsBought({ seats }: { seats: NonNullable<Cockpit['seats']> }) {
  const t = await getTranslations('cockpit');
  const s = await getTranslations('subscriptions');
  const full = Math.max(1, ...seats.map((one) => one.quantity));
  return (
    <Section
      title={t('seats.title')}
      hint={t('seats.hint')}
      commands={
        <TextLink look="plain" href="/subscriptions">
          {t('seats.all')}
        </TextLink>
      }
    >
      <ul className="grid gap-x-6 gap-y-3 lg:grid-cols-2">
        {seats.map((one) => (
          <li key={one.id} className="flex min-w-0 flex-col gap-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0 wrap-anywhere">
                <TextLink look="plain" href={`/subscriptions/${one.id}`}>
                  <bdi>{one.friendlyName}</bdi>
                </TextLink>{' '}
                <bdi className="text-sm text-ink-muted">{one.customerName}</bdi>
              </span>
              <span className="text-sm text-ink-muted tabular-nums">
                {s('seatsOf', { assigned: one.assigned, quantity: one.quantity })}
              </span>
            </div>
            <ShareBar part={one.assigned} whole={one.quantity} full={full} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
