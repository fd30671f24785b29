import { getTranslations } from 'next-intl/server';
import { PolicyLink } from '@/components/policy/policy-link';
import { LinkButton } from '@/components/ui/button';
import { RefusedAction } from '@/components/ui/refused-action';
import { TextLink } from '@/components/ui/text-link';
import { leading } from '@/lib/i18n/formats';
import type { SubscriptionView } from '@/lib/subscriptions/queries/get-subscription';
import { ACTION_OF, type Change } from '@/lib/subscriptions/rules/changes';
import type { RequestKind } from '@/lib/subscriptions/schema';
import { errorWords } from '@/lib/web/form-action';

const ASKED_AS: Record<Change, RequestKind> = {
  quantity: 'more_seats',
  rename: 'other',
  renewal: 'other',
  upgrade: 'upgrade',
  suspend: 'suspend',
  reactivate: 'other',
};

/** Every change, where it is looked for: open, or with the rule that refuses it, who can, and the way to ask (P3, P6, P9). */
export async function Changes({ record }: { record: SubscriptionView }) {
  const t = await getTranslations('subscriptions');
  const p = await getTranslations('policy');
  const sayError = await errorWords();
  const shown = record.changes.filter(
    ({ change }) => change !== (record.status === 'suspended' ? 'suspend' : 'reactivate'),
  );
  return (
    <div className="flex flex-wrap items-start gap-2">
      {shown.map(({ change, isAllowed, rule, why }) => {
        const label = t(`changes.${change}`);
        if (!isAllowed)
          return (
            <RefusedAction key={change} label={label} note={t('refusedNote')}>
              <p>
                <strong>{leading(p('ruleNamed', { rule: rule ?? 'P6' }))}</strong>
                {p(`rules.${rule as 'P3'}`)}
              </p>
              <p className="mt-1">{t('resellerCan', { partner: record.partnerName })}</p>
              <p className="mt-1">
                <PolicyLink to={ACTION_OF[change]} />
              </p>
              {record.canAsk ? (
                <p className="mt-2">
                  <TextLink href={`/change-requests/new?subscription=${record.id}&kind=${ASKED_AS[change]}`}>
                    {t('ask', { partner: record.partnerName })}
                  </TextLink>
                </p>
              ) : null}
            </RefusedAction>
          );
        if (why)
          return (
            <RefusedAction key={change} label={label} note={t('notNowNote')}>
              {why === 'arrears' ? (
                <p>
                  <strong>{leading(p('ruleNamed', { rule: 'P9' }))}</strong>
                  {sayError(why)} <PolicyLink to="P9" />
                </p>
              ) : (
                <p>
                  {sayError(why)} <PolicyLink to={ACTION_OF[change]} />
                </p>
              )}
            </RefusedAction>
          );
        return (
          <LinkButton
            key={change}
            href={`/subscriptions/${record.id}/change?what=${change}`}
            variant={change === 'suspend' ? 'danger' : 'secondary'}
          >
            {label}
          </LinkButton>
        );
      })}
    </div>
  );
}
