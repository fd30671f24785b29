import type { EventDraft } from '@/lib/command/event';
import { Prisma } from '@/lib/platform/db';
import { type Grant, may } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';
import { conflict, invalid } from '@/lib/shared/errors';
import { isUuid, newId } from '@/lib/shared/ids';
import { saysTheSame } from '@/lib/shared/same-fields';
import { readOrdered } from './rules/quantity';
import { type Status, type SuspensionReason, TERMS } from './schema';

/** A subscription with what its rules ask for. The price is null for whoever sees none (P23), arrears false for whom they do not concern. */
export type SubscriptionRecord = {
  id: string;
  version: number;
  customerId: string;
  customerName: string;
  partnerId: string;
  partnerName: string;
  offerId: string;
  offerName: string;
  isAddOn: boolean;
  friendlyName: string;
  quantity: number;
  assigned: number;
  maxQuantity: number;
  status: Status;
  isTrial: boolean;
  autoRenew: boolean;
  termStartsAt: Date;
  termEndsAt: Date;
  suspendedAt: Date | null;
  suspensionReason: SuspensionReason | null;
  parentId: string | null;
  parentName: string | null;
  parentStatus: Status | null;
  isResellerInArrears: boolean;
  hasUpgradePath: boolean;
  seatMonthCents: number | null;
};

/** The subscription with that id, if the grant reaches it. */
export async function findSubscription(
  acting: Acting & { grant: Grant },
  id: string,
): Promise<SubscriptionRecord | null> {
  if (!isUuid(id)) return null;
  const { tx, actor, grant } = acting;
  const price = may(actor, 'price.view')
    ? Prisma.sql`seat_price(e.partner_id, e.offer_id, e.term_starts_at)`
    : Prisma.sql`NULL::int`;
  const [row] = await tx.$queryRaw<SubscriptionRecord[]>`
    SELECT e.id, e.version, e.customer_id AS "customerId", c.name AS "customerName", e.partner_id AS "partnerId", p.name AS "partnerName",
      e.offer_id AS "offerId", o.name AS "offerName", o.is_add_on AS "isAddOn", e.friendly_name AS "friendlyName", e.quantity,
      coalesce((SELECT n.assigned FROM subscription_seats(ARRAY[e.id]) n), 0) AS assigned, o.max_quantity AS "maxQuantity", e.status,
      e.is_trial AS "isTrial", e.auto_renew AS "autoRenew", e.term_starts_at AS "termStartsAt", e.term_ends_at AS "termEndsAt",
      e.suspended_at AS "suspendedAt", e.suspension_reason AS "suspensionReason", e.parent_id AS "parentId",
      b.friendly_name AS "parentName", b.status AS "parentStatus",
      partner_in_arrears(p.id) AS "isResellerInArrears",
      EXISTS (SELECT FROM offer_upgrade u JOIN offer t ON t.id = u.to_offer_id WHERE u.from_offer_id = e.offer_id AND t.retired_at IS NULL) AS "hasUpgradePath", ${price} AS "seatMonthCents"
    FROM subscription e JOIN offer o ON o.id = e.offer_id JOIN organization c ON c.id = e.customer_id
      JOIN organization p ON p.id = e.partner_id LEFT JOIN subscription b ON b.id = e.parent_id
    WHERE e.id = ${id}::uuid AND ${scopeSql(actor, grant)}`;
  return row ?? null;
}

/** The same for a command: holds the row until the transaction ends, so that of two who act at once the second sees what the first did. */
export async function holdSubscription(
  acting: Acting & { grant: Grant },
  id: string,
): Promise<SubscriptionRecord | null> {
  await acting.tx
    .$executeRaw`SELECT FROM subscription e WHERE e.id = ${id}::uuid AND ${scopeSql(acting.actor, acting.grant)} FOR UPDATE`;
  return findSubscription(acting, id);
}

/** An event of a subscription, for all three parties; its name travels along, so that a mail can say which. */
export const subscriptionEvent = (
  record: Pick<SubscriptionRecord, 'id' | 'partnerId' | 'customerId' | 'friendlyName'>,
  { name, data, words }: Pick<EventDraft, 'name' | 'data' | 'words'>,
): EventDraft => ({
  name,
  recordType: 'subscription',
  recordId: record.id,
  partnerId: record.partnerId,
  customerId: record.customerId,
  audience: 'operator_partner_customer',
  data,
  words: { name: record.friendlyName, ...words },
});

type Sold = Pick<SubscriptionRecord, 'id' | 'partnerId' | 'customerId' | 'friendlyName'>;
type Order = {
  key: string;
  customerId: string;
  offerId: string;
  parentId: string;
  quantity: string;
  term: string;
  autoRenew: 'on' | 'off';
};

/**
 * Sells a customer of the acting partner a subscription that begins now, in the caller's transaction; the caller records it. Throws invalid beside the field, and
 * conflict `arrears_order` (P9) or `order_delegation_beside` (P5).
 */
export async function orderInside(
  { tx, actor, now }: Acting,
  order: Order,
): Promise<{ sold: Sold; data: EventDraft['data'] }> {
  if (actor.isInArrears) throw conflict('arrears_order');
  const offer = await tx.offer.findFirst({ where: { id: order.offerId } });
  if (!offer) throw invalid({ offerId: 'choose' });
  if (offer.retiredAt) throw invalid({ offerId: 'offer_retired' });
  if (!TERMS.some((term) => term === order.term)) throw invalid({ term: 'choose' });
  if (!offer.terms.includes(Number(order.term))) throw invalid({ term: 'term_not_offered' });
  const read = readOrdered(order.quantity, offer.maxQuantity);
  if (!read.ok) throw invalid({ quantity: read.error });
  const parent = order.parentId
    ? await tx.subscription.findFirst({
        where: {
          id: order.parentId,
          customerId: order.customerId,
          partnerId: actor.organizationId,
          status: 'active',
          offer: { isAddOn: false },
        },
        select: { id: true },
      })
    : null;
  if (offer.isAddOn !== Boolean(parent)) throw invalid({ parentId: offer.isAddOn ? 'parent_needed' : 'parent_none' });
  const [refusal] = await tx.$queryRaw<
    { why: string | null }[]
  >`SELECT order_refusal(${order.customerId}::uuid) AS why`;
  if (refusal?.why) throw conflict(refusal.why);
  const id = newId();
  await tx.$executeRaw`
    INSERT INTO subscription (id, customer_id, partner_id, offer_id, parent_id, friendly_name, quantity, status, auto_renew, term_starts_at,
      term_ends_at, ordered_by_id, submit_key, updated_at)
    VALUES (${id}::uuid, ${order.customerId}::uuid, ${actor.organizationId}::uuid, ${offer.id}, ${parent?.id ?? null}::uuid, ${offer.name},
      ${read.quantity}, 'active', ${order.autoRenew === 'on'}, ${now}::timestamptz, ${now}::timestamptz + make_interval(months => ${Number(order.term)}::int),
      ${actor.personId}::uuid, ${order.key}::uuid, ${now})`;
  return {
    sold: { id, partnerId: actor.organizationId, customerId: order.customerId, friendlyName: offer.name },
    data: {
      statusBefore: null,
      statusAfter: 'active',
      offerId: offer.id,
      quantity: read.quantity,
      months: Number(order.term),
      autoRenew: order.autoRenew === 'on',
    },
  };
}

/** Whether a subscription that was ordered by a form still is what the form says now. */
export async function isOrdered({ tx }: Acting, id: string, order: Omit<Order, 'key'>): Promise<boolean> {
  const [made] = await tx.$queryRaw<
    {
      customerId: string;
      offerId: string;
      parentId: string;
      quantity: number;
      term: string;
      autoRenew: 'on' | 'off';
      most: number;
    }[]
  >`
    SELECT s.customer_id AS "customerId", s.offer_id AS "offerId", coalesce(s.parent_id::text, '') AS "parentId", s.quantity,
      CASE WHEN s.auto_renew THEN 'on' ELSE 'off' END AS "autoRenew", o.max_quantity AS most,
      (SELECT m::text FROM unnest(o.terms) m WHERE s.term_starts_at + make_interval(months => m) = s.term_ends_at LIMIT 1) AS term
    FROM subscription s JOIN offer o ON o.id = s.offer_id WHERE s.id = ${id}::uuid`;
  if (!made) return false;
  const read = readOrdered(order.quantity, made.most);
  const { customerId, offerId, parentId, term, autoRenew } = order;
  return read.ok && saysTheSame(made, { customerId, offerId, parentId, term, autoRenew, quantity: read.quantity });
}

/** P23: what each offer costs the acting partner for a seat and month in a term that began then; none for whoever sees no prices. */
export async function seatPrices({ tx, actor, now }: Acting, at = now): Promise<Map<string, number>> {
  if (!may(actor, 'price.view')) return new Map();
  const rows = await tx.$queryRaw<{ id: string; cents: number | null }[]>`
    SELECT o.id, seat_price(${actor.organizationId}::uuid, o.id, ${at}) AS cents FROM offer o`;
  return new Map(rows.flatMap(({ id, cents }) => (cents === null ? [] : [[id, cents] as const])));
}
