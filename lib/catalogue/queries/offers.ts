import { authorize, may } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';

const HISTORY = 100;
const OFFER_ID = /^[a-z0-9-]{1,60}$/;

export type OfferChange = {
  id: string;
  at: Date;
  name: string;
  who: string | null;
  data: Record<string, string | number | boolean | null>;
};

/** Every offer, what is sold first, with every partner's price of today. */
export async function listOffers(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor, now }) => {
    authorize(actor, 'offer.view');
    const offers = await tx.$queryRaw<
      {
        id: string;
        name: string;
        isAddOn: boolean;
        maxQuantity: number;
        terms: number[];
        retiredAt: Date | null;
        services: string[];
        seatMonthCents: number | null;
        hasOwnPrices: boolean;
      }[]
    >`
      SELECT o.id, o.name, o.is_add_on AS "isAddOn", o.max_quantity AS "maxQuantity", o.terms, o.retired_at AS "retiredAt",
        ARRAY(SELECT s.name FROM offer_service os JOIN service s ON s.id = os.service_id WHERE os.offer_id = o.id ORDER BY s.position) AS services,
        seat_price(NULL, o.id, ${now}) AS "seatMonthCents",
        EXISTS (SELECT FROM offer_price p WHERE p.offer_id = o.id AND p.partner_id IS NOT NULL) AS "hasOwnPrices"
      FROM offer o ORDER BY o.retired_at IS NOT NULL, o.is_add_on, o.name, o.id`;
    return { offers, can: { change: may(actor, 'offer.change') } };
  });
}

/** What the form of an offer chooses from: services and larger offers that stand, and what the offer has already. */
async function choices({ tx }: Acting, of: { id: string; services: string[]; upgrades: string[] }) {
  const services = await tx.service.findMany({
    where: { OR: [{ retiredAt: null }, { id: { in: of.services } }] },
    select: { id: true, name: true },
    orderBy: { position: 'asc' },
  });
  const offers = await tx.offer.findMany({
    where: { id: { not: of.id }, OR: [{ retiredAt: null, isAddOn: false }, { id: { in: of.upgrades } }] },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
  return { services, offers };
}
export type OfferChoices = Awaited<ReturnType<typeof choices>>;

/** What the form of a new offer shows. */
export async function getNewOffer(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'offer.change');
    return { key: newId(), ...(await choices(acting, { id: '', services: [], upgrades: [] })) };
  });
}

/** One offer: what it is, whether somebody bought it, its prices (the newest first) and what was done to it. Throws not_found for an unknown id. */
export async function getOffer(viewer: Viewer, id: string) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'offer.view');
    if (!OFFER_ID.test(id)) throw notFound();
    const offer = await tx.offer.findUnique({
      where: { id },
      include: {
        offerServices: { orderBy: { serviceId: 'asc' } },
        upgradesFrom: { orderBy: { toOfferId: 'asc' } },
        prices: { orderBy: { validFrom: 'desc' } },
      },
    });
    if (!offer) throw notFound();
    const [sold] = await tx.$queryRaw<{ is: boolean }[]>`SELECT offer_is_sold(${id}) AS is`;
    const { offerServices, upgradesFrom, prices, ...facts } = offer;
    const services = offerServices.map((one) => one.serviceId);
    const upgrades = upgradesFrom.map((one) => one.toOfferId);
    const history = await tx.$queryRaw<OfferChange[]>`
      WITH found AS MATERIALIZED (
        SELECT e.id, e.seq, e.at, e.name, e.actor_id, e.data FROM event e WHERE e.record_type = 'offer' AND e.record_id = ${id}
        ORDER BY e.seq DESC LIMIT ${HISTORY}
      ), names AS MATERIALIZED (SELECT n.id, n.name FROM person_names((SELECT array_agg(DISTINCT f.actor_id) FROM found f)) n)
      SELECT f.id, f.at, f.name, n.name AS who, f.data FROM found f LEFT JOIN names n ON n.id = f.actor_id ORDER BY f.seq DESC`;
    const partners = await tx.organization.findMany({
      where: { kind: 'partner' },
      select: { id: true, name: true },
      orderBy: { nameKey: 'asc' },
      take: 1_000,
    });
    const newest = (partnerId: string | null) =>
      prices.find((one) => one.partnerId === partnerId && one.validFrom <= now)?.id;
    return {
      ...facts,
      services,
      upgrades,
      isSold: sold?.is ?? false,
      prices: prices.map((price) => ({
        ...price,
        partner: partners.find((one) => one.id === price.partnerId)?.name ?? null,
        state:
          price.validFrom > now
            ? ('coming' as const)
            : price.id === newest(price.partnerId)
              ? ('holds' as const)
              : ('past' as const),
      })),
      history,
      partners,
      choices: await choices(acting, { id, services, upgrades }),
      key: newId(),
      can: { change: may(actor, 'offer.change') },
    };
  });
}
export type OfferView = Awaited<ReturnType<typeof getOffer>>;
