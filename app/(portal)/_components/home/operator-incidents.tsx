import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { LinkedIncident } from '@/lib/home/queries/operator-home';
import { timeWords } from '@/lib/web/words';

/** Open health issues that escalations name, most named first. */
export async function OperatorIncidents({ incidents }: { incidents: LinkedIncident[] }) {
  const t = await getTranslations('home.operator');
  const time = await timeWords();
  return (
    <Section
      title={t('incidents')}
      hint={t('incidentsHint')}
      commands={<TextLink href="/service-health">{t('allIncidents')}</TextLink>}
      isPlain
    >
      {incidents.length ? (
        <Table label={t('incidents')}>
          <thead>
            <tr>
              <Th>{t('columns.issue')}</Th>
              <Th>{t('columns.service')}</Th>
              <Th>{t('columns.since')}</Th>
              <Th align="right">{t('columns.escalations')}</Th>
              <Th align="right">{t('columns.open')}</Th>
            </tr>
          </thead>
          <tbody>
            {incidents.map((one) => (
              <Tr key={one.id}>
                <Td>
                  <RowLink href={`/service-health/${one.id}`}>
                    <bdi>{one.title}</bdi>
                  </RowLink>
                  <span className="block text-xs text-ink-muted">{one.id}</span>
                </Td>
                <Td label={t('columns.service')}>{one.serviceName}</Td>
                <Td label={t('columns.since')}>{time.absolute(one.startsAt)}</Td>
                <Td label={t('columns.escalations')} align="right">
                  {time.number(one.escalations)}
                </Td>
                <Td label={t('columns.open')} align="right">
                  {time.number(one.open)}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <p className="text-ink-muted">{t('noIncidents')}</p>
      )}
    </Section>
  );
}
