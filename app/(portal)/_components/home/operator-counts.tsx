import { getTranslations } from 'next-intl/server';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { StateDot } from '@/components/ui/state-dot';
import { InnerLink } from '@/components/ui/text-link';
import type { OperatorHome } from '@/lib/home/queries/operator-home';
import { timeWords } from '@/lib/web/words';

/** Each count leads to its list; what needs somebody is told by shape, colour and number alike. */
export async function OperatorCounts({ counts }: { counts: OperatorHome['counts'] }) {
  const t = await getTranslations('home.operator');
  const time = await timeWords();
  if (counts.length === 0) return <EmptyState title={t('nothing')} />;
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {counts.map(({ name, href, tone, count, isMore }) => (
        <li key={name}>
          <InnerLink
            href={href}
            className="flex h-full flex-col justify-between gap-2 rounded-lg border bg-surface p-4 text-ink no-underline hover:border-accent hover:bg-sunken"
          >
            <StateDot tone={count > 0 ? tone : 'neutral'}>{t(`counts.${name}`)}</StateDot>
            <span className={classNames('text-2xl font-semibold tabular-nums', count === 0 && 'text-ink-muted')}>
              {isMore ? t('more', { count: time.number(count) }) : time.number(count)}
            </span>
          </InnerLink>
        </li>
      ))}
    </ul>
  );
}
