import { defineCommand } from '@/lib/command/define-command';
import { differing } from '@/lib/command/event';
import { conflict } from '@/lib/shared/errors';
import { saysTheSame } from '@/lib/shared/same-fields';
import { checkOffer, holdOffer, offerEvent } from '../internal/hold-offer';
import { newOfferForm } from '../schema';

/**
 * Adds an offer, which partners can order from then on, with every partner's price when one is given. One form key makes one offer: sent
 * again, it answers with the one that it made; another offer under a used key is a conflict `already_sent`.
 */
export const addOffer = defineCommand({
  action: 'offer.change',
  input: newOfferForm,
  run: async (acting) => {
    const { tx, input, now } = acting;
    const id = `own-${input.key}`;
    const made = await holdOffer(acting, id);
    if (made) {
      const own = await tx.offerPrice.findUnique({ where: { id: input.key }, select: { seatMonthCents: true } });
      const listed = ({ terms, services, upgrades }: Pick<typeof input, 'terms' | 'services' | 'upgrades'>) => ({
        terms: terms.join(','),
        services: services.join(','),
        upgrades: upgrades.join(','),
      });
      const stands = { ...made, ...listed(made), price: own?.seatMonthCents ?? null };
      const { name, maxQuantity, price } = input;
      if (!saysTheSame(stands, { name, maxQuantity, price, isAddOn: input.kind === 'add_on', ...listed(input) }))
        throw conflict('already_sent');
      return { value: { id }, events: [], isRepeat: true };
    }
    await checkOffer(acting, input, null);
    const { name, maxQuantity, terms, services, upgrades, price } = input;
    const isAddOn = input.kind === 'add_on';
    await tx.$executeRaw`
      INSERT INTO offer (id, name, is_add_on, max_quantity, terms) VALUES (${id}, ${name}, ${isAddOn}, ${maxQuantity}, ${terms}::int[])`;
    await tx.offerService.createMany({ data: services.map((serviceId) => ({ offerId: id, serviceId })) });
    await tx.offerUpgrade.createMany({ data: upgrades.map((toOfferId) => ({ fromOfferId: id, toOfferId })) });
    if (price !== null)
      await tx.offerPrice.createMany({ data: [{ id: input.key, offerId: id, seatMonthCents: price, validFrom: now }] });
    const data = {
      name,
      isAddOn,
      maxQuantity,
      terms: terms.join(','),
      services: services.join(','),
      priceCents: price,
    };
    return {
      value: { id },
      events: [
        offerEvent(id, {
          name: 'offer.added',
          data: differing<string | number | boolean>({}, { ...data, upgrades: upgrades.join(',') }),
        }),
      ],
    };
  },
});
