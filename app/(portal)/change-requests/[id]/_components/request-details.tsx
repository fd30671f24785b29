import { getTranslations } from 'next-intl/server';
import { DefinitionList } from '@/components/ui/definition-list';
import { RelativeTime } from '@/components/ui/relative-time';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { RequestView } from '@/lib/subscriptions/queries/get-change-request';
import { timeWords } from '@/lib/web/words';

/** Who asked for what, why and by when, on which subscription. */
export async function RequestDetails({ request }: { request: RequestView }) {
  const t = await getTranslations('subscriptions');
  const time = await timeWords();
  const { subscription } = request;
  return (
    <Section title={t('request.details')}>
      <DefinitionList
        items={[
          { term: t('request.kind'), children: t(`requests.kinds.${request.kind}`) },
          {
            term: t('columns.subscription'),
            children: (
              <TextLink href={`/subscriptions/${subscription.id}`}>
                <bdi>{subscription.friendlyName}</bdi>
              </TextLink>
            ),
          },
          { term: t('record.customer'), children: <bdi>{subscription.customerName}</bdi> },
          { term: t('record.reseller'), children: <bdi>{subscription.partnerName}</bdi> },
          {
            term: t('request.requestedBy'),
            children: (
              <>
                <bdi>{request.requestedBy ?? t('someone')}</bdi> ·{' '}
                <RelativeTime
                  instant={request.requestedAt}
                  relative={time.relative(request.requestedAt)}
                  absolute={time.absolute(request.requestedAt)}
                />
              </>
            ),
          },
          { term: t('request.dueOn'), children: request.dueOn ? time.date(request.dueOn) : '–' },
          { term: t('request.reason'), children: <span className="whitespace-pre-wrap">{request.reason}</span> },
        ]}
      />
    </Section>
  );
}
