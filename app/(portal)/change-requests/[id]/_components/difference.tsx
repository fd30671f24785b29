import { getTranslations } from 'next-intl/server';
import { PolicyLink } from '@/components/policy/policy-link';
import { Effects } from '@/components/subscriptions/effects';
import { StatusMark } from '@/components/subscriptions/marks';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { Section } from '@/components/ui/section';
import type { RequestView } from '@/lib/subscriptions/queries/get-change-request';
import { errorWords } from '@/lib/web/form-action';
import { timeWords } from '@/lib/web/words';

/** What stands now, what was asked for, what was offered instead, and what doing it would bring - or why it cannot be done. */
export async function Difference({ request }: { request: RequestView }) {
  const t = await getTranslations('subscriptions');
  const time = await timeWords();
  const sayError = await errorWords();
  const { subscription, asked, offered } = request;
  const said = (wish: typeof asked) => {
    if (wish.quantity !== null) return t('change.seats', { quantity: wish.quantity });
    if (wish.offerName) return wish.offerName;
    return t(`requests.kinds.${request.kind}`);
  };
  const items = [
    {
      term: t('request.now'),
      children: (
        <>
          {subscription.offerName} · {t('change.seats', { quantity: subscription.quantity })}
          <span className="block text-ink-muted">
            {t('request.assigned', { count: subscription.assigned })}
            {request.quantityBefore === subscription.quantity
              ? ''
              : ` · ${t('request.since', { quantity: request.quantityBefore })}`}
          </span>
          <StatusMark status={subscription.status} />
        </>
      ),
    },
    { term: t('request.wanted'), children: <span className="font-semibold">{said(asked)}</span> },
    ...(request.isAmended
      ? [
          {
            term: t('request.offered'),
            children: (
              <>
                <span className="font-semibold">{said(offered)}</span>
                <span className="block whitespace-pre-wrap">{request.amendment}</span>
              </>
            ),
          },
        ]
      : []),
    ...(request.answer
      ? [
          {
            term: t('request.answer'),
            children: <span className="whitespace-pre-wrap">{request.answer}</span>,
          },
        ]
      : []),
  ];
  return (
    <Section title={t('request.difference')}>
      <DefinitionList items={items} />
      {request.why && request.side === 'partner' ? (
        <Callout tone="refusal" title={t('request.obstacle')}>
          <p>
            {sayError(request.why)} <PolicyLink to="change_request.execute" />
          </p>
        </Callout>
      ) : null}
      <Effects effects={request.effects} words={time} />
    </Section>
  );
}
