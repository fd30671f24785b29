import { defineCommand } from '@/lib/command/define-command';
import { REPEAT } from '@/lib/command/repeat';
import { settleDraft } from '@/lib/conversation/tx';
import { conflict, invalid, notFound } from '@/lib/shared/errors';
import { actOnRequest, findRequest, holdRequest, isAmended, requestEvent } from '../internal/requests';
import { readAmendment } from '../internal/wish';
import { isAmendable } from '../rules/requests';
import { amendForm, answerSubject } from '../schema';
import { findSubscription } from '../tx';

/** The reseller of record offers another number or another target than was asked for, and says why. The request stays open; the customer may withdraw it. */
export const amendChangeRequest = defineCommand({
  action: 'change_request.amend',
  input: amendForm,
  on: (acting, input) => holdRequest(acting, input.id),
  faults: async (acting, raw) => {
    const typed = amendForm.pick({ id: true, quantity: true, offerId: true }).safeParse(raw);
    const request = typed.success ? await findRequest(acting, typed.data.id) : null;
    const subscription = request ? await findSubscription(acting, request.subscriptionId) : null;
    if (!typed.success || !subscription || request?.state !== 'open') return {};
    return (await readAmendment(acting, subscription, { request, typed: typed.data })).faults;
  },
  run: async (working) => {
    const { input, record, now } = working;
    const subscription = await findSubscription(working, record.subscriptionId);
    if (!subscription) throw notFound();
    if (!isAmendable(record.kind)) throw conflict('nothing_to_amend');
    if (isAmended(record, input)) return REPEAT;
    const wish = await readAmendment(working, subscription, { request: record, typed: input });
    if (record.state === 'open' && Object.keys(wish.faults).length) throw invalid(wish.faults);
    await actOnRequest(working, 'amend', input.version, {
      amendedQuantity: wish.quantity,
      amendedOfferId: wish.offerId,
      amendment: input.words,
      amendedAt: now,
    });
    await settleDraft(working, { key: input.key, subject: answerSubject(record.id, 'amend') });
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
