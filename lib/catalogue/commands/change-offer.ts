import { defineCommand } from '@/lib/command/define-command';
import { invalid } from '@/lib/shared/errors';
import { checkOffer, type HeldOffer, holdOffer, nextVersionOf, offerEvent, unchanged } from '../internal/hold-offer';
import { beforeAndAfter } from '../rules';
import { offerForm } from '../schema';

type Said = Pick<HeldOffer, 'name' | 'maxQuantity' | 'terms' | 'services' | 'upgrades'>;
const said = ({ name, maxQuantity, terms, services, upgrades }: Said) => ({
  name,
  maxQuantity,
  terms: terms.join(','),
  services: services.join(','),
  upgrades: upgrades.join(','),
});

/**
 * Changes what an offer is called, how many seats it takes, for which terms it is ordered and what it may be upgraded to; its services only
 * while nobody has bought it. Subscriptions go on as they are. Throws stale, invalid beside the field, or conflict when nothing differs.
 */
export const changeOffer = defineCommand({
  action: 'offer.change',
  input: offerForm,
  on: (acting, { id }) => holdOffer(acting, id),
  run: async (working) => {
    const { tx, input, record } = working;
    const version = nextVersionOf(record, input.version);
    const { id, isSold } = record;
    if (!isSold && input.services.length === 0) throw invalid({ services: 'one_service' });
    const after = { ...input, services: isSold ? record.services : input.services };
    await checkOffer(working, after, record);
    const data = beforeAndAfter<keyof Said, string | number>(said(record), said(after));
    if (Object.keys(data).length === 0) throw unchanged();
    const { name, maxQuantity, terms, services, upgrades } = after;
    await tx.offer.updateMany({ where: { id }, data: { name, maxQuantity, terms, version } });
    if (!isSold) {
      await tx.offerService.deleteMany({ where: { offerId: id, serviceId: { notIn: services } } });
      const added = services.filter((one) => !record.services.includes(one));
      await tx.offerService.createMany({ data: added.map((serviceId) => ({ offerId: id, serviceId })) });
    }
    await tx.offerUpgrade.deleteMany({ where: { fromOfferId: id, toOfferId: { notIn: upgrades } } });
    const paths = upgrades.filter((one) => !record.upgrades.includes(one));
    await tx.offerUpgrade.createMany({ data: paths.map((toOfferId) => ({ fromOfferId: id, toOfferId })) });
    return { value: null, events: [offerEvent(id, { name: 'offer.changed', data: { version, ...data } })] };
  },
});
