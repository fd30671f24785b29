import { getLocale, getTranslations } from 'next-intl/server';
import { classNames } from '@/components/ui/class-names';
import { RelativeTime } from '@/components/ui/relative-time';
import { InnerLink, TextLink } from '@/components/ui/text-link';
import { formatList } from '@/lib/i18n/formats';
import type { MessageList } from '@/lib/message-center/queries/list-messages';
import { timeWords } from '@/lib/web/words';
import { listAddress, messageAddress } from './address';

type Props = { list: MessageList; current: string; search: Record<string, string | undefined> };

/** The list that a message was opened from, beside it where there is room. */
export async function BesideList({ list, current, search }: Props) {
  const t = await getTranslations('messageCenter');
  const locale = await getLocale();
  const time = await timeWords();
  return (
    <nav
      aria-label={t('pane.list')}
      className="rounded-lg border bg-surface max-xl:hidden xl:sticky xl:top-18 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto"
    >
      <p className="border-b px-4 py-2">
        <TextLink look="plain" href={listAddress(search)}>
          {list.canMark ? t(`tabs.${list.tab}`) : t('title')}
        </TextLink>
      </p>
      <ul className="divide-y">
        {list.rows.map((row) => {
          const isUnread = list.canMark && !row.isRead;
          const isCurrent = row.id === current;
          return (
            <li key={row.id}>
              <InnerLink
                href={messageAddress(row.id, search)}
                aria-current={isCurrent ? 'page' : undefined}
                className={classNames(
                  'block px-4 py-2 text-ink no-underline hover:bg-sunken',
                  isCurrent && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]',
                  isUnread && 'font-semibold',
                )}
              >
                {isUnread ? <span className="sr-only">{t('isUnread')}: </span> : null}
                <bdi className="line-clamp-2">{row.title}</bdi>
                <span className="flex flex-wrap justify-between gap-x-2 text-xs font-normal text-ink-muted">
                  <bdi>{formatList(row.services, locale)}</bdi>
                  <RelativeTime
                    instant={row.lastModifiedAt}
                    relative={time.relative(row.lastModifiedAt)}
                    absolute={time.absolute(row.lastModifiedAt)}
                  />
                </span>
              </InnerLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
