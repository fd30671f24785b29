import { defineCommand } from '@/lib/command/define-command';
import type { Acting } from '@/lib/policy/enter';
import { conflict, invalid } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { localInZone } from '@/lib/shared/zoned-time';
import { requestEvent } from '../internal/requests';
import { isWished, readWish } from '../internal/wish';
import { dueOnFault } from '../rules/requests';
import { askForm, type RequestKind } from '../schema';
import { findSubscription, type SubscriptionRecord } from '../tx';

const kindFault = (kind: RequestKind, { status }: SubscriptionRecord): Record<string, string> =>
  kind === 'suspend' && status !== 'active' ? { kind: 'already_suspended' } : {};

function dayFault({ actor, now }: Acting, dueOn: string): Record<string, string> {
  const fault = dueOnFault(dueOn, localInZone(now, actor.timeZone).slice(0, 10));
  return fault ? { dueOn: fault } : {};
}

/**
 * A customer asks the reseller of record to change a subscription (P3). One form key makes one request: sent again, it answers with the one
 * that it made; another request under a used key is a conflict `already_sent`.
 */
export const submitChangeRequest = defineCommand({
  action: 'change_request.submit',
  input: askForm,
  on: (acting, input) => findSubscription(acting, input.subscriptionId),
  faults: async (acting, raw) => {
    const typed = askForm.pick({ subscriptionId: true, kind: true, quantity: true, offerId: true }).safeParse(raw);
    const day = askForm.pick({ dueOn: true }).safeParse(raw);
    const dayFaults = day.success ? dayFault(acting, day.data.dueOn) : {};
    const record = typed.success ? await findSubscription(acting, typed.data.subscriptionId) : null;
    if (!typed.success || !record) return dayFaults;
    const { faults } = await readWish(acting, record, typed.data, 'customer');
    return { ...kindFault(typed.data.kind, record), ...faults, ...dayFaults };
  },
  run: async (working) => {
    const { tx, actor, now, input, record } = working;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.personId}${input.key}`}, 0))`;
    const made = await tx.changeRequest.findFirst({ where: { requestedById: actor.personId, submitKey: input.key } });
    if (made) {
      const isSame =
        made.subscriptionId === record.id &&
        made.kind === input.kind &&
        made.reason === input.reason &&
        isWished(made, input) &&
        (made.dueOn?.toISOString().slice(0, 10) ?? '') === (input.dueOn ?? '');
      if (!isSame) throw conflict('already_sent');
      return { value: { id: made.id }, events: [], isRepeat: true };
    }
    if (record.status === 'deleted') throw conflict('subscription_deleted');
    const wish = await readWish(working, record, input, 'customer');
    const faults = { ...kindFault(input.kind, record), ...wish.faults, ...dayFault(working, input.dueOn) };
    if (Object.keys(faults).length) throw invalid(faults);
    const dueOn = input.dueOn ? new Date(`${input.dueOn}T00:00:00Z`) : null;
    const request = {
      id: newId(),
      subscriptionId: record.id,
      customerId: record.customerId,
      partnerId: record.partnerId,
      kind: input.kind,
    };
    await tx.changeRequest.createMany({
      data: [
        {
          ...request,
          quantityBefore: record.quantity,
          offerBeforeId: record.offerId,
          wantedQuantity: wish.quantity,
          wantedOfferId: wish.offerId,
          reason: input.reason,
          dueOn,
          submitKey: input.key,
          requestedById: actor.personId,
          requestedAt: now,
          updatedAt: now,
        },
      ],
    });
    await tx.draft.deleteMany({ where: { personId: actor.personId, key: input.key } });
    const data = {
      stateBefore: null,
      stateAfter: 'open',
      ...(wish.quantity === null ? {} : { quantityBefore: record.quantity, quantityAfter: wish.quantity }),
      ...(wish.offerId === null ? {} : { offerBefore: record.offerId, offerAfter: wish.offerId }),
      quantity: wish.quantity,
      offerId: wish.offerId,
      dueOn: input.dueOn || null,
    };
    const words = { name: record.friendlyName };
    return {
      value: { id: request.id },
      events: [requestEvent(request, { name: 'change_request.submitted', data, words })],
    };
  },
});
