import { defineCommand } from '@/lib/command/define-command';
import { conflict, invalid, notFound } from '@/lib/shared/errors';
import { actOnRequest, holdRequest, requestEvent } from '../internal/requests';
import { readWish } from '../internal/wish';
import { isAmendable } from '../rules/requests';
import { amendForm } from '../schema';
import { findSubscription } from '../tx';

/** The reseller of record offers another number or another target than was asked for, and says why. The request stays open; the customer may withdraw it. */
export const amendChangeRequest = defineCommand({
  action: 'change_request.amend',
  input: amendForm,
  on: (acting, input) => holdRequest(acting, input.id),
  run: async (working) => {
    const { input, record, now } = working;
    const subscription = await findSubscription(working, record.subscriptionId);
    if (!subscription) throw notFound();
    if (!isAmendable(record.kind)) throw conflict('nothing_to_amend');
    const wish = await readWish(working, subscription, { ...input, kind: record.kind }, 'partner');
    if (wish.quantity !== null && wish.quantity === (record.amendedQuantity ?? record.wantedQuantity))
      throw invalid({ quantity: 'amendment_same' });
    if (wish.offerId !== null && wish.offerId === (record.amendedOfferId ?? record.wantedOfferId))
      throw invalid({ offerId: 'amendment_same' });
    await actOnRequest(working, 'amend', input.version, {
      amendedQuantity: wish.quantity,
      amendedOfferId: wish.offerId,
      amendment: input.words,
      amendedAt: now,
    });
    const data = {
      quantityBefore: record.amendedQuantity ?? record.wantedQuantity,
      quantityAfter: wish.quantity,
      offerBefore: record.amendedOfferId ?? record.wantedOfferId,
      offerAfter: wish.offerId,
    };
    const words = { name: subscription.friendlyName, words: input.words };
    return { value: null, events: [requestEvent(record, { name: 'change_request.amended', data, words })] };
  },
});
