import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { LiveInterest } from '@/components/live/live-interest';
import { IssueTypeMark } from '@/components/service-health/marks';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { getIssueToWrite } from '@/lib/service-health/queries';
import { isIssueId } from '@/lib/service-health/schema';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../../_components/absent';
import { RefusedPage } from '../../../_components/refused';
import { IssuePosts } from '../../../service-health/[id]/_components/issue-posts';
import { ReportedBy } from '../../../service-health/[id]/_components/reported-by';
import { Reach } from '../_components/reach';
import { WritingForms } from './_components/writing-forms';

const PATH = '/communications/health';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata({ params }: Props) {
  return { title: (await params).id.slice(0, 20) };
}

export default async function WriteIssue({ params, searchParams }: Props) {
  const { id } = await params;
  if (!isIssueId(id)) return <AbsentPage />;
  const { done } = await firstValues(searchParams);
  const t = await getTranslations('incidents');
  const h = await getTranslations('health');
  const screen = await readScreen((viewer) => getIssueToWrite(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('writing.title')} refusal={screen.refusal} />;
  const view = screen.value;
  const { issue } = view;
  return (
    <>
      <LiveInterest type="health_issue" record={issue.id} seen={view.seen} />
      <PageHeader
        title={issue.title}
        crumbs={[{ href: PATH, label: t('writing.title') }]}
        meta={
          <>
            <span className="tabular-nums">{issue.id}</span>
            <span>{issue.service.name}</span>
            <IssueTypeMark type={issue.classification} isResolved={issue.isResolved} />
            <span>{h(`statuses.${issue.status}`)}</span>
          </>
        }
        commands={<LinkButton href={`/service-health/${issue.id}`}>{t('writing.view')}</LinkButton>}
      />
      {done ? (
        <Callout tone="success" role="status">
          <p>{done === 'published' ? t('writing.published', { id: issue.id }) : t('writing.done')}</p>
        </Callout>
      ) : null}
      <RecordLayout contextLabel={t('writing.reach')} context={<Reach reach={view.reach} />}>
        <WritingForms view={view} />
        <ReportedBy view={view} />
        <Section title={h('updates')}>
          <IssuePosts posts={view.posts} />
        </Section>
      </RecordLayout>
    </>
  );
}
