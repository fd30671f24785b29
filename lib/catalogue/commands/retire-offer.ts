import { defineCommand } from '@/lib/command/define-command';
import { holdOffer, nextVersionOf, offerEvent, unchanged } from '../internal/hold-offer';
import { retireOfferForm } from '../schema';

/** Takes an offer out of what can be ordered and upgraded to; subscriptions to it go on. Throws stale, or conflict when it is retired. */
export const retireOffer = defineCommand({
  action: 'offer.change',
  input: retireOfferForm,
  on: (acting, { id }) => holdOffer(acting, id),
  run: async ({ tx, input, record, now }) => {
    const version = nextVersionOf(record, input.version);
    if (record.retiredAt) throw unchanged();
    await tx.offer.updateMany({ where: { id: record.id }, data: { retiredAt: now, version } });
    return {
      value: null,
      events: [
        offerEvent(record.id, {
          name: 'offer.retired',
          data: { version, stateBefore: 'offered', stateAfter: 'retired' },
        }),
      ],
    };
  },
});
