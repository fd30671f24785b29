import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { OrganizationView } from '@/lib/organizations/queries/get-organization';
import { timeWords } from '@/lib/web/words';

/** What was said of it before, by whom and why, newest first. */
export async function StandingHistory({ record }: { record: OrganizationView }) {
  const t = await getTranslations('organizations');
  const time = await timeWords();
  const past = record.history.filter((one) => one.endedAt);
  if (past.length === 0) return null;
  return (
    <Section title={t('history')} isPlain>
      <Table label={t('history')}>
        <thead>
          <tr>
            <Th>{t('since')}</Th>
            <Th>{t('reason')}</Th>
            <Th>{t('until')}</Th>
            <Th>{t('endReason')}</Th>
          </tr>
        </thead>
        <tbody>
          {past.map((one) => (
            <Tr key={one.id}>
              <Td>
                {time.absolute(one.since)}
                <bdi className="block text-sm text-ink-muted">{one.setBy}</bdi>
              </Td>
              <Td label={t('reason')} className="whitespace-pre-line wrap-anywhere">
                <bdi>{one.reason}</bdi>
              </Td>
              <Td label={t('until')}>
                {one.endedAt ? time.absolute(one.endedAt) : '–'}
                <bdi className="block text-sm text-ink-muted">{one.endedBy}</bdi>
              </Td>
              <Td label={t('endReason')} className="whitespace-pre-line wrap-anywhere">
                <bdi>{one.endReason}</bdi>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
