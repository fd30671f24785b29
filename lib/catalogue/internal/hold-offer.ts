import type { EventDraft } from '@/lib/command/event';
import type { Acting } from '@/lib/policy/enter';
import { conflict, invalid, stale } from '@/lib/shared/errors';

/** The offers are changed one after the other: of two at once the second sees what the first did. */
export const holdOffers = ({ tx }: Acting) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('offers', 0))`;

/** The offer to be changed, with what it includes and leads to; null for an unknown id. */
export async function holdOffer(acting: Acting, id: string) {
  await holdOffers(acting);
  const [sold] = await acting.tx.$queryRaw<{ is: boolean }[]>`SELECT offer_is_sold(${id}) AS is`;
  const offer = await acting.tx.offer.findUnique({
    where: { id },
    include: {
      offerServices: { select: { serviceId: true } },
      upgradesFrom: { select: { toOfferId: true } },
    },
  });
  return (
    offer && {
      ...offer,
      // As the form sorts them: the database may sort by another alphabet.
      services: offer.offerServices.map((one) => one.serviceId).sort(),
      upgrades: offer.upgradesFrom.map((one) => one.toOfferId).sort(),
      isSold: sold?.is ?? false,
    }
  );
}
export type HeldOffer = NonNullable<Awaited<ReturnType<typeof holdOffer>>>;

/** The version that follows the one that the person saw. Throws stale when another stands. */
export function nextVersionOf(offer: HeldOffer, seen: number): number {
  if (offer.version !== seen) throw stale(offer.version);
  return seen + 1;
}

type Typed = { name: string; services: readonly string[]; upgrades: readonly string[] };

/** Throws invalid beside the field: a name that another offer has, a service or a larger offer that there is not. */
export async function checkOffer({ tx }: Acting, typed: Typed, standing: HeldOffer | null): Promise<void> {
  const id = standing?.id ?? '';
  const faults: Record<string, string> = {};
  // Not Prisma's comparison in whatever case: that one reads a name as a pattern.
  const [taken] = await tx.$queryRaw<unknown[]>`
    SELECT FROM offer o WHERE lower(o.name) = lower(${typed.name}) AND o.id <> ${id} LIMIT 1`;
  if (taken) faults.name = 'offer_name_taken';
  const added = typed.services.filter((service) => !standing?.services.includes(service));
  if ((await tx.service.count({ where: { id: { in: added }, retiredAt: null } })) < added.length)
    faults.services = 'one_service';
  const targets = typed.upgrades.filter((target) => !standing?.upgrades.includes(target));
  const open = await tx.offer.count({ where: { id: { in: targets, not: id }, isAddOn: false, retiredAt: null } });
  if (open < targets.length) faults.upgrades = 'choose';
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

/** An event of an offer, for the operator. */
export const offerEvent = (id: string, said: Pick<EventDraft, 'name' | 'data' | 'partnerId'>): EventDraft => ({
  ...said,
  recordType: 'offer',
  recordId: id,
  audience: 'operator',
});

export const unchanged = () => conflict('nothing_changed');
