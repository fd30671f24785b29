import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { Callout } from '@/components/ui/callout';
import { Definition, DefinitionList } from '@/components/ui/definition-list';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { Import } from '@/lib/message-center/queries/imports';
import { timeWords } from '@/lib/web/words';
import { RefusedRows } from './refused-rows';

const COUNTS = ['added', 'updated', 'unchanged', 'older', 'refused'] as const;

/** How far an import came, what became of its rows, and every refused one with why. */
export async function ImportReport({ report }: { report: Import }) {
  const t = await getTranslations('communications.imports');
  const title = (await getTranslations('communications'))('title');
  const time = await timeWords();
  const { position, total, state } = report;
  const isGoing = state === 'waiting' || state === 'running';
  return (
    <>
      <LiveInterest type="service_message" record={report.id} seen={report.seen} />
      <PageHeader
        title={report.fileName}
        crumbs={[
          { href: '/communications', label: title },
          { href: '/communications/import', label: t('title') },
        ]}
        meta={
          <>
            <span>{t(`states.${state}`)}</span>
            <bdi>{report.who}</bdi>
            <span>{time.absolute(report.createdAt)}</span>
          </>
        }
      />
      {report.failure ? (
        <Callout tone="danger" title={t('states.failed')}>
          <p>{t(`failures.${report.failure}`)}</p>
        </Callout>
      ) : null}
      {state === 'done' ? (
        <Callout tone={report.refusedCount ? 'warning' : 'success'} role="status">
          {t('finished', { total: total ?? 0, refused: report.refusedCount })}
        </Callout>
      ) : null}
      <Section title={t('progress')} hint={isGoing ? t('goesOn') : undefined}>
        <ProgressBar
          label={t('rows')}
          value={report.percent}
          text={total === null ? t('notBegun') : t('rowsOf', { position, total })}
        />
        {isGoing ? (
          <p>
            <TextLink href={`/communications/import/${report.id}`}>{t('reload')}</TextLink>
          </p>
        ) : null}
        <DefinitionList layout="columns">
          {COUNTS.map((name) => (
            <Definition key={name} term={t(`counts.${name}`)}>
              {report[`${name}Count`]}
            </Definition>
          ))}
        </DefinitionList>
      </Section>
      <RefusedRows report={report} />
    </>
  );
}
