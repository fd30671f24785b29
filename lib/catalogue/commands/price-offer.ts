import { defineCommand } from '@/lib/command/define-command';
import { conflict, invalid } from '@/lib/shared/errors';
import { saysTheSame } from '@/lib/shared/same-fields';
import { holdOffer, nextVersionOf, offerEvent, unchanged } from '../internal/hold-offer';
import { priceHoldsFrom } from '../rules';
import { priceForm } from '../schema';

/**
 * Says what a seat and month of an offer costs one partner, or every partner that has no price of its own (P10, P23): the first at once,
 * another from 30 days on, for terms that begin then, in place of what was announced and does not hold yet; running terms keep theirs.
 * Sent twice it is said once; another price under a used key is a conflict `already_sent`. Throws stale, invalid for an unknown partner, or
 * conflict when it is what holds last already.
 */
export const priceOffer = defineCommand({
  action: 'offer.change',
  input: priceForm,
  on: (acting, { id }) => holdOffer(acting, id),
  run: async ({ tx, input, record, now }) => {
    const partnerId = input.partnerId || null;
    const made = await tx.offerPrice.findUnique({ where: { id: input.key } });
    if (made) {
      if (!saysTheSame(made, { offerId: record.id, partnerId, seatMonthCents: input.price }))
        throw conflict('already_sent');
      return { value: null, events: [], isRepeat: true };
    }
    const version = nextVersionOf(record, input.version);
    if (partnerId && !(await tx.organization.count({ where: { id: partnerId, kind: 'partner' } })))
      throw invalid({ partnerId: 'choose' });
    const standing = await tx.offerPrice.findMany({
      where: { offerId: record.id, OR: [{ partnerId }, { partnerId: null }] },
      orderBy: { validFrom: 'desc' },
    });
    const own = standing.filter((one) => one.partnerId === partnerId);
    if (own[0]?.seatMonthCents === input.price) throw unchanged();
    const before = own.find((one) => one.validFrom <= now);
    const announced = own.filter((one) => one.validFrom > now);
    await tx.offerPrice.deleteMany({ where: { id: { in: announced.map((one) => one.id) } } });
    const validFrom = priceHoldsFrom(standing.length === 0, now);
    const offerId = record.id;
    await tx.offerPrice.createMany({
      data: [{ id: input.key, offerId, partnerId, seatMonthCents: input.price, validFrom }],
    });
    await tx.offer.updateMany({ where: { id: offerId }, data: { version } });
    const data = {
      version,
      priceCentsBefore: before?.seatMonthCents ?? null,
      priceCentsAfter: input.price,
      partnerId,
      validFrom: validFrom.toISOString(),
      ...(announced[0] ? { replacedCents: announced[0].seatMonthCents } : {}),
    };
    return {
      value: null,
      events: [offerEvent(offerId, { name: 'offer.priced', data, ...(partnerId ? { partnerId } : {}) })],
    };
  },
});
