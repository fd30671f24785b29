import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import { StateDot } from '@/components/ui/state-dot';
import { getProofDue } from '@/lib/factors/queries';
import { getOrganization } from '@/lib/organizations/queries/get-organization';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';
import { FirstAdminSection } from './_components/first-admin-section';
import { Related } from './_components/related';
import { StandingHistory } from './_components/standing-history';
import { StandingSection } from './_components/standing-section';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('organizations'))('title') };
}

export default async function Organization({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await firstValues(searchParams);
  const t = await getTranslations('organizations');
  const screen = await readScreen(async (viewer) => ({
    record: await getOrganization(viewer, id),
    due: await getProofDue(viewer),
  }));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { record, due } = screen.value;
  const time = await timeWords();
  const isPartner = record.kind === 'partner';
  const said = record.running && (isPartner ? 'danger' : 'info');
  const support = [
    ['supportWebsite', record.supportWebsite],
    ['supportEmail', record.supportEmail],
    ['supportPhone', record.supportPhone],
    ['supportHours', record.supportHours],
    ['supportLanguages', record.supportLanguages],
  ] as const;
  return (
    <>
      <PageHeader
        title={record.name}
        crumbs={[{ href: isPartner ? '/organizations' : '/organizations?view=customers', label: t('title') }]}
        meta={
          <>
            <span>{t(`kinds.${record.kind}`)}</span>
            <StateDot tone={said ?? (isPartner ? 'success' : 'neutral')}>
              {isPartner
                ? record.running
                  ? t('arrears.sinceDay', { day: time.day(record.running.since) })
                  : t('arrears.none')
                : record.running
                  ? t('agreement.sinceDay', { day: time.day(record.running.since) })
                  : t('agreement.none')}
            </StateDot>
          </>
        }
      />
      {search.enrolled ? (
        <Callout tone="success" role="status" title={t('enrol.done')}>
          <p>{t('enrol.doneText')}</p>
        </Callout>
      ) : null}
      <RecordLayout contextLabel={t('facts')} context={<Related record={record} />}>
        <Section title={t('facts')}>
          <DefinitionList
            layout="columns"
            items={[
              { term: t('columns.domain'), children: record.domain },
              ...(isPartner ? [{ term: t('columns.mpnId'), children: record.mpnId ?? '–' }] : []),
              { term: t('enrolledAt'), children: time.absolute(record.createdAt) },
            ]}
          />
        </Section>
        {isPartner ? (
          <Section title={t('support')} hint={t('supportHint')}>
            <DefinitionList
              layout="columns"
              items={support.map(([name, value]) => ({ term: t(`fields.${name}`), children: value ?? '–' }))}
            />
          </Section>
        ) : null}
        <FirstAdminSection record={record} done={search.done} due={due} />
        <StandingSection record={record} isChanging={search.change === 'standing'} due={due} />
        <StandingHistory record={record} />
      </RecordLayout>
    </>
  );
}
