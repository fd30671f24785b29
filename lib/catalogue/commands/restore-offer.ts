import { defineCommand } from '@/lib/command/define-command';
import { holdOffer, nextVersionOf, offerEvent, unchanged } from '../internal/hold-offer';
import { retireOfferForm } from '../schema';

/** Sells a retired offer again. Throws stale, or conflict when it is sold. */
export const restoreOffer = defineCommand({
  action: 'offer.change',
  input: retireOfferForm,
  on: (acting, { id }) => holdOffer(acting, id),
  run: async ({ tx, input, record }) => {
    const version = nextVersionOf(record, input.version);
    if (!record.retiredAt) throw unchanged();
    await tx.offer.updateMany({ where: { id: record.id }, data: { retiredAt: null, version } });
    return {
      value: null,
      events: [
        offerEvent(record.id, {
          name: 'offer.restored',
          data: { version, stateBefore: 'retired', stateAfter: 'offered' },
        }),
      ],
    };
  },
});
