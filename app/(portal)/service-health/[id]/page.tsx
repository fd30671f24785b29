import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageHeader } from '@/components/layout/page-header';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { Thread, ThreadEvent } from '@/components/ui/thread';
import { getIssue } from '@/lib/service-health/queries';
import { isIssueId } from '@/lib/service-health/schema';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';
import { unfollow } from './actions';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await params).id.slice(0, 20) };
}

export default async function HealthIssue({ params }: Props) {
  const { id } = await params;
  if (!isIssueId(id)) notFound();
  const t = await getTranslations('health');
  const screen = await readScreen((viewer) => getIssue(viewer, id));
  if ('refusal' in screen) return <RefusedPage title={t('issue')} refusal={screen.refusal} />;
  const { issue, follows } = screen.value;
  const time = await timeWords();
  const when = (at: Date) => <RelativeTime instant={at} relative={time.relative(at)} absolute={time.absolute(at)} />;
  const facts = [
    { term: t('service'), children: issue.service.name },
    { term: t('started'), children: time.absolute(issue.startsAt) },
    ...(issue.endsAt ? [{ term: t('ended'), children: time.absolute(issue.endsAt) }] : []),
    { term: t('updated'), children: when(issue.updatedAt) },
  ];
  return (
    <>
      <PageHeader
        title={issue.title}
        meta={
          <>
            <span>{issue.id}</span>
            <Badge tone={issue.isResolved ? 'neutral' : issue.classification === 'incident' ? 'danger' : 'warning'}>
              {t(issue.classification)}
            </Badge>
            <span>{t(`statuses.${issue.status}`)}</span>
          </>
        }
      />
      {follows.map((follow) => (
        <Callout key={follow.customerId} tone="success">
          <p>
            {t('following', { customer: follow.customerName })} {t('outlasts')}
          </p>
          <ActionForm action={unfollow} id={`unfollow-${follow.customerId}`} className="mt-2">
            <input type="hidden" name="issueId" value={issue.id} />
            <input type="hidden" name="customerId" value={follow.customerId} />
            <SubmitButton variant="secondary">{t('unfollow')}</SubmitButton>
          </ActionForm>
        </Callout>
      ))}
      <Section title={t('impact')}>
        <p>{issue.impactDescription}</p>
        <DefinitionList items={facts} />
      </Section>
      <Section title={t('updates')}>
        <Thread label={t('updates')}>
          {issue.healthPosts.map((post) => (
            <ThreadEvent key={post.id} time={when(post.createdAt)}>
              <span className="block whitespace-pre-wrap text-ink">{post.body}</span>
            </ThreadEvent>
          ))}
        </Thread>
      </Section>
    </>
  );
}
