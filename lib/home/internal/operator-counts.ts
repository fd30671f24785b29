import { Prisma } from '@/lib/platform/db';
import type { Actor } from '@/lib/policy/actor';
import type { Action } from '@/lib/policy/table';
import { beijingParts } from '@/lib/shared/time';

/** Counts stop here. */
export const COUNT_LIMIT = 1_000;

/** What the operator's people count on their start page: for whom, where it leads, and when it is a reason to act. */
export const OPERATOR_COUNTS = {
  breached: { action: 'escalation.view', href: '/support-requests?view=open', tone: 'danger' },
  due_soon: { action: 'escalation.view', href: '/support-requests?view=open', tone: 'warning' },
  unassigned: { action: 'escalation.view', href: '/support-requests?view=unassigned', tone: 'warning' },
  mine: { action: 'escalation.take', href: '/support-requests?view=mine', tone: 'info' },
  waiting: { action: 'escalation.view', href: '/support-requests?view=waiting', tone: 'neutral' },
  drafts: { action: 'service_message.write', href: '/communications?view=draft', tone: 'info' },
  in_review: { action: 'service_message.oversee', href: '/communications?view=in_review', tone: 'warning' },
  approved: { action: 'service_message.publish', href: '/communications?view=approved', tone: 'warning' },
  parked: { action: 'delivery.view', href: '/settings/delivery?state=parked', tone: 'danger' },
  mails: { action: 'mail.resend', href: '/settings/mail', tone: 'danger' },
  invitations: { action: 'person.invite', href: '/people?view=invited', tone: 'warning' },
  without_admin: { action: 'organization.enrol', href: '/organizations?view=without_admin', tone: 'warning' },
  unpriced: { action: 'offer.change', href: '/settings/offers', tone: 'warning' },
  provisional: { action: 'promise.change', href: '/settings/calendar?year=provisional', tone: 'warning' },
  off_boarding: { action: 'customer.off_board', href: '/off-boarding', tone: 'info' },
  arrears: { action: 'organization.view', href: '/organizations?view=arrears', tone: 'neutral' },
} as const satisfies Record<string, { action: Action; href: string; tone: 'danger' | 'warning' | 'info' | 'neutral' }>;
export type OperatorCount = keyof typeof OPERATOR_COUNTS;

const firstResponseDue = Prisma.sql`e.turn = 'operator' AND e.queue_rank = 0`;
/** The years from this one on of which no calendar is announced yet, as getCalendar() shows them. */
const provisional = (thisYear: number) => Prisma.sql`FROM (
    SELECT 'calendar-' || year AS name FROM generate_series(${thisYear}::int, ${thisYear + 1}::int) year
    UNION SELECT kept.name FROM promise_version kept WHERE kept.name LIKE 'calendar-%' AND kept.name >= 'calendar-' || ${thisYear}::int
  ) years LEFT JOIN promise_version v USING (name) WHERE coalesce(v.is_provisional, true)`;
const messages = (state: string) => Prisma.sql`FROM service_message m WHERE m.state = ${state}`;

/** What each counts; `now` and the person are those of the transaction. The clock as lib/escalations/rules/clock.ts reads it. */
export const countedRows = (name: OperatorCount, now: Date, { personId, organizationId }: Actor): Prisma.Sql =>
  ({
    breached: () => Prisma.sql`FROM escalation e WHERE ${firstResponseDue} AND e.queue_at < ${now}::timestamptz`,
    due_soon: () => Prisma.sql`FROM escalation e WHERE ${firstResponseDue} AND e.queue_at >= ${now}::timestamptz
      AND e.queue_at - ${now}::timestamptz < (e.response_due_at - e.filed_at) / 4`,
    unassigned: () => Prisma.sql`FROM escalation e WHERE e.turn = 'operator'
      AND (e.assignee_id IS NULL OR e.assignee_id = ANY (ARRAY(SELECT p.id FROM person p WHERE p.disabled_at IS NOT NULL)))`,
    mine: () => Prisma.sql`FROM escalation e WHERE e.assignee_id = ${personId}::uuid AND e.turn = 'operator'`,
    waiting: () => Prisma.sql`FROM escalation e WHERE e.turn = 'partner'`,
    drafts: () => messages('draft'),
    in_review: () => messages('in_review'),
    approved: () => messages('approved'),
    parked: () => Prisma.sql`FROM delivery d WHERE d.state = 'parked'`,
    mails: () => Prisma.sql`FROM (SELECT FROM mail_in_trouble('refused', NULL, NULL, ${COUNT_LIMIT + 1}::int)
      UNION ALL SELECT FROM mail_in_trouble('unknown', NULL, NULL, ${COUNT_LIMIT + 1}::int)
      UNION ALL SELECT FROM notices_parked(NULL, NULL, ${COUNT_LIMIT + 1}::int)) troubled`,
    invitations: () => Prisma.sql`FROM invitation i JOIN account_link l ON l.invitation_id = i.id
      WHERE i.organization_id = ${organizationId}::uuid AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
        AND (l.expires_at <= ${now}::timestamptz OR l.state IN ('refused', 'expired'))`,
    without_admin: () => Prisma.sql`FROM organization o WHERE o.kind = 'partner' AND lacks_administrator(o.id)`,
    unpriced: () => Prisma.sql`FROM offer o WHERE o.retired_at IS NULL
      AND NOT EXISTS (SELECT FROM offer_price p WHERE p.offer_id = o.id)`,
    provisional: () => provisional(Number(beijingParts(now).isoDate.slice(0, 4))),
    off_boarding: () => Prisma.sql`FROM customers_to_off_board() c WHERE c.off_boarded_at IS NULL`,
    arrears: () => Prisma.sql`FROM standing s WHERE s.kind = 'arrears' AND s.ended_at IS NULL`,
  })[name]();
