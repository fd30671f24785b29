import { Star } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { TagMarks } from '@/components/message-center/marks';
import { classNames } from '@/components/ui/class-names';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, type Sort, Table, Td, Th, Tr } from '@/components/ui/table';
import { formatList } from '@/lib/i18n/formats';
import type { MessageList, MessageRow } from '@/lib/message-center/queries/list-messages';
import { timeWords } from '@/lib/web/words';
import { ActBy } from './act-by';
import { listAddress, messageAddress } from './address';
import { AudienceWords } from './audience-words';

type Search = Record<string, string | undefined>;

async function Marking({ row }: { row: MessageRow }) {
  const t = await getTranslations('messageCenter.marks');
  const act = row.isFavorite ? 'unfavorite' : 'favorite';
  return (
    <span className="relative z-1 flex items-center gap-1 font-normal">
      <label className="grid size-7 place-items-center">
        <input type="checkbox" name="ids" value={row.id} className="size-4" />
        <span className="sr-only">{t('choose', { title: row.title })}</span>
      </label>
      <button
        type="submit"
        name="one"
        value={`${act}:${row.id}`}
        title={t(act)}
        className="grid size-7 place-items-center rounded-md text-ink-muted hover:bg-accent-soft hover:text-accent"
      >
        <Star aria-hidden className={classNames('size-4', row.isFavorite && 'fill-current text-accent')} />
        <span className="sr-only">
          {row.isFavorite ? t('unfavoriteThis', { title: row.title }) : t('favoriteThis', { title: row.title })}
        </span>
      </button>
    </span>
  );
}

/** The messages of one tab: unread ones in bold and in words, sorted by any column but service and tags. */
export async function MessageTable({ list, search, label }: { list: MessageList; search: Search; label: string }) {
  const t = await getTranslations('messageCenter');
  const locale = await getLocale();
  const time = await timeWords();
  const sortBy = (name: 'title' | 'act_by' | 'updated' | 'id'): Sort => {
    const [up, down] = [name, `-${name}`] as const;
    const next = list.sort === down || (list.sort !== up && name !== 'updated') ? up : down;
    const direction = list.sort === up ? 'ascending' : list.sort === down ? 'descending' : null;
    return { href: listAddress(search, { sort: next, after: undefined }), direction };
  };
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th sort={sortBy('title')}>{t('columns.title')}</Th>
          <Th>{t('columns.services')}</Th>
          <Th>{t('columns.tags')}</Th>
          {list.canMark ? null : <Th>{t('columns.audience')}</Th>}
          <Th sort={sortBy('act_by')}>{t('columns.actBy')}</Th>
          <Th sort={sortBy('updated')}>{t('columns.updated')}</Th>
          <Th sort={sortBy('id')}>{t('columns.id')}</Th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <Tr key={row.id} isUnread={list.canMark && !row.isRead}>
            <Td>
              <span className="flex items-start gap-1">
                {list.canMark ? <Marking row={row} /> : null}
                <span className="pt-1">
                  <RowLink href={messageAddress(row.id, search)}>
                    {list.canMark && !row.isRead ? <span className="sr-only">{t('isUnread')}: </span> : null}
                    <bdi>{row.title}</bdi>
                  </RowLink>
                </span>
              </span>
            </Td>
            <Td label={t('columns.services')} className="font-normal">
              <bdi>{formatList(row.services, locale)}</bdi>
            </Td>
            <Td label={t('columns.tags')}>
              <TagMarks {...row} />
            </Td>
            {list.canMark ? null : (
              <Td label={t('columns.audience')} className="text-sm">
                <AudienceWords isOurs={row.isOurs} isDataPrivacy={row.isDataPrivacy} />
              </Td>
            )}
            <Td label={row.actBy ? t('columns.actBy') : undefined} isNowrap className="font-normal">
              {row.actBy ? <ActBy at={row.actBy} now={list.now} time={time} /> : null}
            </Td>
            <Td label={t('columns.updated')} className="font-normal">
              <RelativeTime
                instant={row.lastModifiedAt}
                relative={time.relative(row.lastModifiedAt)}
                absolute={time.absolute(row.lastModifiedAt)}
              />
            </Td>
            <Td label={t('columns.id')} isNowrap className="font-normal text-ink-muted">
              {row.id}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
