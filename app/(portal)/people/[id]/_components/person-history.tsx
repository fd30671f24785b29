import { getLocale, getTranslations } from 'next-intl/server';
import { RelativeTime } from '@/components/ui/relative-time';
import { Thread, ThreadEvent } from '@/components/ui/thread';
import { formatList } from '@/lib/i18n/formats';
import type { PersonRecord } from '@/lib/identity/queries/get-person';
import { timeWords } from '@/lib/web/words';

/** What was done to the account and by whom, newest first; roles by their names. */
export async function PersonHistory({ person }: { person: PersonRecord }) {
  const t = await getTranslations('people');
  const identity = await getTranslations('identity');
  const locale = await getLocale();
  const time = await timeWords();
  if (person.history.length === 0) return <p className="text-ink-muted">{t('person.nothing')}</p>;
  const named = (value: string | null) =>
    formatList(
      (value ?? '')
        .split(',')
        .filter((role) => identity.has(`roles.${role}` as 'roles.member'))
        .map((role) => identity(`roles.${role}` as 'roles.member')),
      locale,
    );
  const happened = (name: string) => {
    const act = name.split('.')[1];
    return t.has(`events.${act}` as 'events.other') ? t(`events.${act}` as 'events.other') : t('events.other');
  };
  return (
    <Thread label={t('person.record')}>
      {person.history.map((line) => {
        const [before, after] = [named(line.before), named(line.after)];
        return (
          <ThreadEvent
            key={line.id}
            time={
              <RelativeTime instant={line.at} relative={time.relative(line.at)} absolute={time.absolute(line.at)} />
            }
          >
            {happened(line.name)}
            {after ? ` · ${before ? t('person.fromTo', { before, after }) : after}` : ''}
            {line.by ? <span className="text-ink-muted"> {t('person.by', { name: line.by })}</span> : null}
          </ThreadEvent>
        );
      })}
    </Thread>
  );
}
