import { useTranslations } from 'next-intl';
import { ActionForm, type FormAction } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/section';
import { InnerLink } from '@/components/ui/text-link';
import type { HealthIssueRow } from '@/lib/service-health/queries';

type Props = {
  issues: HealthIssueRow[];
  customerId: string;
  customerName: string;
  serviceName: string;
  follow: FormAction;
  time: { relative: (instant: Date) => string; absolute: (instant: Date) => string };
};

/** The service's health, looked at before filing (P14); an open issue that explains the problem can be followed instead. */
export function HealthFirst({ issues, customerId, customerName, serviceName, follow, time }: Props) {
  const t = useTranslations('filing');
  const h = useTranslations('health');
  const n = useTranslations('incidents');
  const open = issues.filter((issue) => !issue.isResolved);
  return (
    <Section title={t('health')}>
      {open.length === 0 ? <p>{t('healthNone', { service: serviceName })}</p> : null}
      <ul className="grid gap-3">
        {issues.map((issue) => (
          <li key={issue.id} className="grid gap-1 border-t border-line pt-2 first:border-0 first:pt-0">
            <p className="flex flex-wrap items-center gap-2">
              <Badge tone={issue.isResolved ? 'neutral' : issue.classification === 'incident' ? 'danger' : 'warning'}>
                {h(issue.classification)}
              </Badge>
              <span className="text-ink-muted">
                {h(`statuses.${issue.status}`)} ·{' '}
                <time dateTime={issue.startsAt.toISOString()} title={time.absolute(issue.startsAt)}>
                  {time.relative(issue.startsAt)}
                </time>
              </span>
            </p>
            <InnerLink href={`/service-health/${issue.id}?customer=${customerId}`} className="font-semibold">
              {issue.title}
            </InnerLink>
            <p>{issue.impactDescription}</p>
            {issue.affected ? (
              <p className="font-semibold">{n('reports.inFiling', { customer: customerName })}</p>
            ) : null}
            {issue.isResolved ? null : (
              <ActionForm action={follow} id={`follow-${issue.id}`} className="grid gap-1">
                <input type="hidden" name="issueId" value={issue.id} />
                <input type="hidden" name="customerId" value={customerId} />
                <p className="text-sm text-ink-muted">{t('followHint')}</p>
                <div>
                  <SubmitButton variant="secondary">{t('follow')}</SubmitButton>
                </div>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
