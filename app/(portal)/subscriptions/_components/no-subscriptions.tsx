import { useLocale, useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { formatList, leading } from '@/lib/i18n/formats';
import type { SubscriptionList } from '@/lib/subscriptions/queries/list-subscriptions';

/** Nothing to show - and to a partner that serves this customer without having sold it anything, why (P6). */
export function NoSubscriptions({ list }: { list: SubscriptionList }) {
  const t = useTranslations('subscriptions');
  const locale = useLocale();
  const p = useTranslations('policy');
  const { customer, side, delegatedServices } = list;
  const hasNone = list.views.every((view) => view.count === 0);
  if (side === 'partner' && customer && hasNone)
    return (
      <Callout tone="refusal" title={t('notSold.title', { customer: customer.name })}>
        <p>
          {delegatedServices.length
            ? t('notSold.delegated', { services: formatList(delegatedServices, locale) })
            : t('notSold.related')}
        </p>
        <p>
          <strong>{leading(p('ruleNamed', { rule: 'P6' }))}</strong>
          {p('rules.P6')}
        </p>
      </Callout>
    );
  return <EmptyState title={t('none.title')}>{t(`none.${side}`)}</EmptyState>;
}
