import { getLocale, getTranslations } from 'next-intl/server';
import { Email } from '@/components/ui/email';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { formatList } from '@/lib/i18n/formats';
import type { PeopleList } from '@/lib/identity/queries/list-people';
import { timeWords } from '@/lib/web/words';
import { PersonStateMark } from './state-mark';

/** Those who sign in and those who are invited, one a row. */
export async function PeopleTable({ list, label }: { list: PeopleList; label: string }) {
  const t = await getTranslations('people');
  const identity = await getTranslations('identity');
  const locale = await getLocale();
  const time = await timeWords();
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{t('list.name')}</Th>
          <Th>{t('list.roles')}</Th>
          <Th>{t('list.state')}</Th>
          <Th>{t('list.seen')}</Th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <RowLink
                href={
                  row.state === 'invited' || row.state === 'expired'
                    ? `/people/invitations/${row.id}`
                    : `/people/${row.id}`
                }
              >
                <bdi>{row.name}</bdi>
              </RowLink>
              {row.state === 'erased' ? null : (
                <span className="block text-xs text-ink-muted">
                  <Email address={row.email} />
                </span>
              )}
            </Td>
            <Td label={t('list.roles')}>
              {formatList(
                row.roles.map((role) => identity(`roles.${role}`)),
                locale,
              )}
            </Td>
            <Td label={t('list.state')} isNowrap>
              <PersonStateMark state={row.state} />
            </Td>
            <Td label={t('list.seen')} isNowrap>
              {row.seenAt ? (
                <RelativeTime
                  instant={row.seenAt}
                  relative={time.relative(row.seenAt)}
                  absolute={time.absolute(row.seenAt)}
                />
              ) : (
                <span className="text-ink-muted">{t('list.neverSeen')}</span>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
