import { getTranslations } from 'next-intl/server';
import { ActionForm, SeenVersion } from '@/components/forms/action-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Effects } from '@/components/subscriptions/effects';
import { LinkButton } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import type { ChangeView } from '@/lib/subscriptions/queries/get-change';
import { timeWords } from '@/lib/web/words';
import { changeSubscription } from '../actions';
import { SawAndNow } from './saw-and-now';

/** What stands, what will, what it brings - and the confirmation, on the version that was seen. */
export async function ConfirmForm({ view }: { view: ChangeView }) {
  const t = await getTranslations('subscriptions');
  const time = await timeWords();
  const { record, wanted, change } = view;
  if (!wanted) return null;
  const renewal = (isOn: boolean) => t(isOn ? 'change.renewing' : 'change.ending');
  const before = {
    quantity: t('change.seats', { quantity: record.quantity }),
    rename: record.friendlyName,
    renewal: renewal(record.autoRenew),
    upgrade: record.offerName,
    suspend: t(`statuses.${record.status}`),
    reactivate: t(`statuses.${record.status}`),
  }[change];
  const after = {
    quantity: t('change.seats', { quantity: wanted.quantity ?? 0 }),
    rename: wanted.friendlyName,
    renewal: renewal(wanted.autoRenew ?? false),
    upgrade: wanted.offerName,
    suspend: wanted.reason ? t('change.suspendedFor', { reason: t(`reasons.${wanted.reason}`) }) : '',
    reactivate: t('statuses.active'),
  }[change];
  const stands = t('change.summary', {
    name: record.friendlyName,
    quantity: record.quantity,
    status: t(`statuses.${record.status}`),
    renewal: renewal(record.autoRenew),
  });
  const again = new URLSearchParams({ what: change, [view.field]: view.typed ?? '', again: '1' });
  return (
    <ActionForm action={changeSubscription} id="confirm">
      <input type="hidden" name="what" value={change} />
      <input type="hidden" name="id" value={record.id} />
      <input type="hidden" name={view.field} value={view.typed ?? ''} />
      <SeenVersion version={record.version} />
      <SawAndNow
        now={stands}
        wanted={String(after)}
        labels={{ saw: t('change.saw'), stands: t('change.stands'), wanted: t('change.wanted') }}
      />
      <DefinitionList
        items={[
          { term: t('change.now'), children: <bdi>{before}</bdi> },
          { term: t('change.then'), children: <bdi className="font-semibold">{after}</bdi> },
        ]}
      />
      <Effects effects={view.effects} words={time} />
      {view.hasPriceRefusal && (change === 'quantity' || change === 'upgrade') ? (
        <p className="text-ink-muted">{t('record.costHidden')}</p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant={change === 'suspend' ? 'danger' : 'primary'}>
          {t('change.confirm', { change: t(`changes.${change}`) })}
        </SubmitButton>
        {change === 'reactivate' ? null : (
          <LinkButton href={`/subscriptions/${record.id}/change?${again}`}>{t('change.back')}</LinkButton>
        )}
        <LinkButton href={`/subscriptions/${record.id}`}>{t('change.cancel')}</LinkButton>
      </div>
    </ActionForm>
  );
}
