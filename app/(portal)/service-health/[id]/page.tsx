import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { LiveInterest } from '@/components/live/live-interest';
import { IssueTypeMark } from '@/components/service-health/marks';
import { LinkButton } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { refusalOf } from '@/lib/policy/authorize';
import { getIssue } from '@/lib/service-health/queries';
import { isIssueId } from '@/lib/service-health/schema';
import { readScreen, requireShell } from '@/lib/web/screen';
import { AbsentPage } from '../../_components/absent';
import { RefusedPage } from '../../_components/refused';
import { AffectedSection } from './_components/affected-section';
import { Follows } from './_components/follows';
import { IssueFacts } from './_components/issue-facts';
import { IssuePosts } from './_components/issue-posts';
import { ReportedBy } from './_components/reported-by';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await params).id.slice(0, 20) };
}

export default async function HealthIssue({ params }: Props) {
  const { id } = await params;
  if (!isIssueId(id)) return <AbsentPage />;
  const t = await getTranslations('incidents');
  const h = await getTranslations('health');
  const screen = await readScreen((viewer) => getIssue(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={h('issue')} refusal={screen.refusal} />;
  const view = screen.value;
  const { issue } = view;
  const { actor } = await requireShell();
  return (
    <>
      <LiveInterest type="health_issue" record={issue.id} seen={view.seen} />
      <PageHeader
        title={issue.title}
        crumbs={[{ href: '/service-health', label: t('title') }]}
        meta={
          <>
            <span className="tabular-nums">{issue.id}</span>
            <IssueTypeMark type={issue.classification} isResolved={issue.isResolved} />
            <span>{h(`statuses.${issue.status}`)}</span>
          </>
        }
        commands={
          view.can.write ? (
            <LinkButton href={`/communications/health/${issue.id}`}>{t('writing.write')}</LinkButton>
          ) : undefined
        }
      />
      <Follows view={view} />
      <RecordLayout contextLabel={t('facts.title')} context={<IssueFacts view={view} />}>
        <Section title={h('impact')}>
          <p className="whitespace-pre-wrap wrap-anywhere">{issue.impactDescription}</p>
        </Section>
        {view.side === 'customer' ? (
          <AffectedSection
            view={view}
            organization={actor.organizationName}
            refusal={view.can.report ? null : refusalOf(actor, 'health.report_affected')}
          />
        ) : (
          <ReportedBy view={view} />
        )}
        <Section title={h('updates')}>
          <IssuePosts posts={view.posts} />
        </Section>
      </RecordLayout>
    </>
  );
}
