import { getTranslations } from 'next-intl/server';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Communication } from '@/lib/message-center/queries/get-communication';
import { timeWords } from '@/lib/web/words';

/** What became of a message: who did what when, and the words that went with it. */
export async function MessageHistory({ history }: { history: Communication['history'] }) {
  const t = await getTranslations('communications.history');
  const time = await timeWords();
  if (history.length === 0) return <p className="text-ink-muted">{t('none')}</p>;
  return (
    <ol className="grid gap-2">
      {history.map((event) => (
        <li key={event.id}>
          <span>
            {t(`events.${event.name as 'drafted'}`, { who: event.who ?? t('somebody') })}{' '}
            <span className="text-sm text-ink-muted">
              <RelativeTime instant={event.at} relative={time.relative(event.at)} absolute={time.absolute(event.at)} />
            </span>
          </span>
          {event.reason ? (
            <blockquote dir="auto" className="mt-1 border-l-4 border-note-line pl-3 whitespace-pre-wrap wrap-anywhere">
              {event.reason}
            </blockquote>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
