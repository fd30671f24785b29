import { useTranslations } from 'next-intl';
import { RelativeTime } from '@/components/ui/relative-time';
import { Thread, ThreadEvent } from '@/components/ui/thread';
import type { SubscriptionView } from '@/lib/subscriptions/queries/get-subscription';
import type { SuspensionReason } from '@/lib/subscriptions/schema';

type Item = SubscriptionView['timeline'][number];
export type TimelineWords = { relative: (at: Date) => string; absolute: (at: Date) => string };

/** Each step on a record, oldest first, with the words that went along. */
export function Timeline({ label, items, words }: { label: string; items: Item[]; words: TimelineWords }) {
  return (
    <Thread label={label}>
      {items.map((item) => (
        <ThreadEvent
          key={item.id}
          time={
            <RelativeTime instant={item.at} relative={words.relative(item.at)} absolute={words.absolute(item.at)} />
          }
          below={item.data.words ? <p className="whitespace-pre-wrap text-ink">{String(item.data.words)}</p> : null}
        >
          <Step item={item} words={words} />
        </ThreadEvent>
      ))}
    </Thread>
  );
}

function Step({ item, words }: { item: Item; words: TimelineWords }) {
  const t = useTranslations('subscriptions');
  const { data } = item;
  const who = item.who ?? t('someone');
  const name = item.name.split('.')[1] ?? '';
  if (typeof data.until === 'string') {
    const act = name === 'term_ends_soon' ? (data.renews ? 'renews_soon' : 'ends_soon') : name;
    return t(`events.${act as 'renewed'}`, { until: words.absolute(new Date(data.until)) });
  }
  if (name === 'quantity_changed')
    return t('events.quantity_changed', { who, before: String(data.before), after: String(data.after) });
  if (name === 'renamed') return t('events.renamed', { who, before: String(data.before), after: String(data.after) });
  if (name === 'renewal_changed')
    return data.autoRenew ? t('events.renewal_on', { who }) : t('events.renewal_off', { who });
  if (name === 'suspended' || name === 'suspended_with_parent')
    return t(`events.${name}`, { who, reason: t(`reasons.${data.reason as SuspensionReason}`) });
  return t(`events.${name as 'upgraded'}`, { who });
}
