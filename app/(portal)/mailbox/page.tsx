import { Mail } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { RelativeTime } from '@/components/ui/relative-time';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { listMails } from '@/lib/notifications/queries/mailbox';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../_components/refused';

export async function generateMetadata() {
  return { title: (await getTranslations('notifications'))('mailbox.title') };
}

export default async function MailboxPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { after } = await searchParams;
  const t = await getTranslations('notifications');
  const screen = await readScreen((viewer) => listMails(viewer, typeof after === 'string' ? after : undefined));
  if ('refusal' in screen) return <RefusedPage title={t('mailbox.title')} refusal={screen.refusal} />;
  const { rows, next, email } = screen.value;
  const time = await timeWords();
  return (
    <>
      <PageHeader
        title={t('mailbox.title')}
        description={t('mailbox.intro', { email })}
        commands={<TextLink href="/settings/notifications">{t('mailbox.settings')}</TextLink>}
      />
      {rows.length ? (
        <Table label={t('mailbox.list')}>
          <thead>
            <tr>
              <Th>{t('mailbox.subject')}</Th>
              <Th>{t('mailbox.received')}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td>
                  <RowLink href={`/mailbox/${row.id}`}>
                    <bdi className="line-clamp-2">{row.subject}</bdi>
                  </RowLink>
                </Td>
                <Td label={t('mailbox.received')} isNowrap>
                  <RelativeTime
                    instant={row.createdAt}
                    relative={time.relative(row.createdAt)}
                    absolute={time.absolute(row.createdAt)}
                  />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState icon={<Mail />} title={t('mailbox.empty')}>
          {t('mailbox.emptyText')}
        </EmptyState>
      )}
      <Pager
        label={t('mailbox.list')}
        previous={after ? { href: '/mailbox', label: t('mailbox.newest') } : null}
        next={next ? { href: `/mailbox?after=${next}`, label: t('mailbox.older') } : null}
      />
    </>
  );
}
