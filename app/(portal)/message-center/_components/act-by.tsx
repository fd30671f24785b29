import { useTranslations } from 'next-intl';

type Time = { relative: (instant: Date) => string; absolute: (instant: Date) => string };

/** When to act by; said when it is over. */
export function ActBy({ at, now, time }: { at: Date; now: Date; time: Time }) {
  const t = useTranslations('messageCenter');
  const isOver = at < now;
  return (
    <time dateTime={at.toISOString()} title={time.absolute(at)} className={isOver ? 'text-ink-muted' : undefined}>
      {isOver ? t('over', { when: time.relative(at) }) : time.relative(at)}
    </time>
  );
}
