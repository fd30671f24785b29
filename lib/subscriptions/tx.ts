import type { EventDraft } from '@/lib/command/event';
import { Prisma } from '@/lib/platform/db';
import { type Grant, may } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';
import { isUuid } from '@/lib/shared/ids';
import type { Status, SuspensionReason } from './schema';

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
    ? Prisma.sql`(SELECT o.seat_month_cents FROM offer_price o WHERE o.partner_id = e.partner_id AND o.offer_id = e.offer_id)`
    : Prisma.sql`NULL::int`;
  const [row] = await tx.$queryRaw<SubscriptionRecord[]>`
    SELECT e.id, e.version, e.customer_id AS "customerId", c.name AS "customerName", e.partner_id AS "partnerId", p.name AS "partnerName",
      e.offer_id AS "offerId", o.name AS "offerName", o.is_add_on AS "isAddOn", e.friendly_name AS "friendlyName", e.quantity,
      coalesce((SELECT n.assigned FROM subscription_seats(ARRAY[e.id]) n), 0) AS assigned, o.max_quantity AS "maxQuantity", e.status,
      e.is_trial AS "isTrial", e.auto_renew AS "autoRenew", e.term_starts_at AS "termStartsAt", e.term_ends_at AS "termEndsAt",
      e.suspended_at AS "suspendedAt", e.suspension_reason AS "suspensionReason", e.parent_id AS "parentId",
      b.friendly_name AS "parentName", b.status AS "parentStatus",
      partner_in_arrears(p.id) AS "isResellerInArrears",
      EXISTS (SELECT FROM offer_upgrade u WHERE u.from_offer_id = e.offer_id) AS "hasUpgradePath", ${price} AS "seatMonthCents"
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
