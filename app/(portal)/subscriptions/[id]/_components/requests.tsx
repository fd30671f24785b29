import { getTranslations } from 'next-intl/server';
import { RequestStateMark } from '@/components/subscriptions/marks';
import { LinkButton } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { SubscriptionView } from '@/lib/subscriptions/queries/get-subscription';
import { timeWords } from '@/lib/web/words';

/** What the customer asked about it, and for the customer the way to ask. Nothing for the operator, whom it does not concern. */
export async function Requests({ record }: { record: SubscriptionView }) {
  const t = await getTranslations('subscriptions');
  const time = await timeWords();
  if (record.side === 'operator') return null;
  return (
    <Section title={t('record.requests')}>
      {record.requests.length ? (
        <ul className="grid gap-2">
          {record.requests.map((request) => (
            <li key={request.id} className="flex flex-wrap items-baseline gap-x-2">
              <TextLink look="plain" href={`/change-requests/${request.id}`}>
                {t(`requests.kinds.${request.kind}`)}
              </TextLink>
              <RequestStateMark state={request.state} />
              <span className="text-sm text-ink-muted">
                <RelativeTime
                  instant={request.requestedAt}
                  relative={time.relative(request.requestedAt)}
                  absolute={time.absolute(request.requestedAt)}
                />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">{t('record.noRequests')}</p>
      )}
      {record.canAsk ? (
        <LinkButton variant="primary" href={`/change-requests/new?subscription=${record.id}`}>
          {t('ask', { partner: record.partnerName })}
        </LinkButton>
      ) : null}
    </Section>
  );
}
