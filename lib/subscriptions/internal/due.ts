import { Prisma } from '@/lib/platform/db';

/** One act of the scheduler: the rows at their condition, what becomes of them, and what the record says of it. */
export type DueAct = {
  name: string;
  action: string;
  rule: 'P6' | 'P8';
  /** Locked rows of `s`; a row that somebody else holds is left for the next time, and looked at anew. */
  rows: Prisma.Sql;
  set: Prisma.Sql;
  data: Prisma.Sql;
};

const WITH_PARENT = {
  name: 'subscription.suspended_with_parent',
  action: 'subscription.suspend',
  rule: 'P6',
  set: Prisma.sql`status = 'suspended', suspended_at = now(),
    suspension_reason = (SELECT p.suspension_reason FROM subscription p WHERE p.id = s.parent_id)`,
  data: Prisma.sql`'reason', s.suspension_reason`,
} as const;

/** Everything that the scheduler alone may (P6), in the order in which one can bring about the next. */
export const DUE_ACTS: readonly DueAct[] = [
  {
    name: 'subscription.renewed',
    action: 'subscription.renew',
    rule: 'P6',
    rows: Prisma.sql`FROM subscription s WHERE s.status = 'active' AND s.auto_renew AND NOT s.is_trial AND s.term_ends_at <= now()
      AND next_term_end(s.term_starts_at, s.term_ends_at) > s.term_ends_at ORDER BY s.term_ends_at, s.id`,
    set: Prisma.sql`term_starts_at = s.term_ends_at, term_ends_at = next_term_end(s.term_starts_at, s.term_ends_at)`,
    data: Prisma.sql`'from', s.term_starts_at, 'until', s.term_ends_at`,
  },
  // The parent is held too: of a reactivation at the same instant, either comes first.
  {
    ...WITH_PARENT,
    rows: Prisma.sql`FROM subscription s JOIN subscription p ON p.id = s.parent_id WHERE s.status = 'active' AND p.status = 'suspended' ORDER BY s.id`,
  },
  {
    ...WITH_PARENT,
    rows: Prisma.sql`FROM subscription s WHERE s.status = 'active' AND EXISTS (
      SELECT FROM subscription p WHERE p.id = s.parent_id AND p.status = 'deleted') ORDER BY s.id`,
  },
  {
    name: 'subscription.deleted',
    action: 'subscription.delete',
    rule: 'P8',
    rows: Prisma.sql`FROM subscription s WHERE s.status = 'suspended' AND s.suspended_at <= now() - interval '60 days' ORDER BY s.suspended_at, s.id`,
    set: Prisma.sql`status = 'deleted'`,
    data: Prisma.sql`'reason', s.suspension_reason`,
  },
];

const ENDS_SOON = { name: 'subscription.term_ends_soon' };
const DELETION_NEAR = { name: 'subscription.deletion_near' };
const ENDED = { name: 'subscription.term_ended' };

/**
 * What partner and customer are told beforehand, once for each date: the end of a term 30 and 7 days before (a short one 7 days), the deletion
 * the same, and that a term has ended which nobody renewed. `days` is the nearest of the marks that were passed.
 */
export const NOTICES = Prisma.sql`
  SELECT s.id, s.partner_id, s.customer_id, s.friendly_name, ${ENDS_SOON.name}::text AS name, 'subscription.renew' AS action, 'P10' AS rule,
    CASE WHEN s.term_ends_at <= now() + interval '7 days' THEN 7 ELSE 30 END AS days, s.term_ends_at AS at, s.auto_renew AS renews
  FROM subscription s WHERE s.status = 'active' AND s.term_ends_at > now() AND s.term_ends_at <= now() + interval '30 days'
    AND (s.term_ends_at <= now() + interval '7 days' OR s.term_ends_at - s.term_starts_at > interval '60 days')
  UNION ALL
  SELECT s.id, s.partner_id, s.customer_id, s.friendly_name, ${DELETION_NEAR.name}::text, 'subscription.delete', 'P8',
    CASE WHEN s.suspended_at <= now() - interval '53 days' THEN 7 ELSE 30 END, s.suspended_at + interval '60 days', NULL
  FROM subscription s WHERE s.status = 'suspended' AND s.suspended_at <= now() - interval '30 days' AND s.suspended_at > now() - interval '60 days'
  UNION ALL
  SELECT s.id, s.partner_id, s.customer_id, s.friendly_name, ${ENDED.name}::text, 'subscription.renew', 'P6', 0, s.term_ends_at, false
  FROM subscription s WHERE s.status = 'active' AND NOT s.auto_renew AND s.term_ends_at <= now() AND s.term_ends_at > now() - interval '30 days'`;
