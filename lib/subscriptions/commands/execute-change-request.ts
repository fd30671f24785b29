import { defineCommand } from '@/lib/command/define-command';
import type { EventDraft } from '@/lib/command/event';
import { REPEAT } from '@/lib/command/repeat';
import { settleDraft } from '@/lib/conversation/tx';
import { invalid, notFound, stale } from '@/lib/shared/errors';
import { applyQuantity, applySuspension, applyUpgrade, type Changing } from '../internal/apply';
import { actOnRequest, holdRequest, isAnswered, type RequestRecord, requestEvent } from '../internal/requests';
import { SUSPENDED } from '../rules/changes';
import { changeOf } from '../rules/requests';
import { answerSubject, executeForm } from '../schema';
import { holdSubscription, subscriptionEvent } from '../tx';

async function change(working: Changing, request: RequestRecord, seen: number): Promise<EventDraft[]> {
  const of = { changeRequestId: request.id };
  switch (changeOf(request.kind)) {
    case 'quantity': {
      const quantity = request.amendedQuantity ?? request.wantedQuantity;
      const data = { ...(await applyQuantity(working, seen, String(quantity))), ...of };
      return [subscriptionEvent(working.record, { name: 'subscription.quantity_changed', data })];
    }
    case 'upgrade': {
      const data = await applyUpgrade(working, seen, request.amendedOfferId ?? request.wantedOfferId ?? '');
      return [subscriptionEvent(working.record, { name: 'subscription.upgraded', data: { ...data, ...of } })];
    }
    case 'suspend': {
      const { reason, addOns } = await applySuspension(working, seen, 'customer_request');
      return [working.record, ...addOns].map((one) =>
        subscriptionEvent(one, { name: 'subscription.suspended', data: { ...SUSPENDED, reason, ...of } }),
      );
    }
    default:
      return [];
  }
}

/**
 * The reseller of record does what was asked, or what it offered instead: the subscription changes in the same transaction, by the rules of a
 * direct change, on the version that the person saw. What has no change of its own (other) needs words on what was done.
 */
export const executeChangeRequest = defineCommand({
  action: 'change_request.execute',
  input: executeForm,
  on: (acting, input) => holdRequest(acting, input.id),
  run: async (working) => {
    const { input, record } = working;
    if (isAnswered(working, 'execute', input)) return REPEAT;
    const subscription = await holdSubscription(working, record.subscriptionId);
    if (!subscription) throw notFound();
    if (record.state === 'open' && subscription.version !== input.subscriptionVersion) throw stale(record.version);
    if (record.kind === 'other' && !input.words) throw invalid({ words: 'required' });
    await actOnRequest(working, 'execute', input.version, { answer: input.words || null });
    await settleDraft(working, { key: input.key, subject: answerSubject(record.id, 'execute') });
    const changed = await change({ ...working, record: subscription }, record, input.subscriptionVersion);
    const data = { stateBefore: record.state, stateAfter: 'executed' };
    const words = { name: subscription.friendlyName, words: input.words || null };
    return {
      value: null,
      events: [...changed, requestEvent(record, { name: 'change_request.executed', data, words })],
    };
  },
});
