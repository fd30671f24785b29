import { Prisma } from '@/lib/platform/db';
import type { Action } from '@/lib/policy/table';

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
  arrears: { action: 'organization.view', href: '/organizations?view=arrears', tone: 'neutral' },
} as const satisfies Record<string, { action: Action; href: string; tone: 'danger' | 'warning' | 'info' | 'neutral' }>;
export type OperatorCount = keyof typeof OPERATOR_COUNTS;

const firstResponseDue = Prisma.sql`e.turn = 'operator' AND e.queue_rank = 0`;
const messages = (state: string) => Prisma.sql`FROM service_message m WHERE m.state = ${state}`;

/** What each counts; `now` and the person are those of the transaction. The clock as lib/escalations/rules/clock.ts reads it. */
export const countedRows = (name: OperatorCount, now: Date, personId: string): Prisma.Sql =>
  ({
    breached: () => Prisma.sql`FROM escalation e WHERE ${firstResponseDue} AND e.queue_at < ${now}::timestamptz`,
    due_soon: () => Prisma.sql`FROM escalation e WHERE ${firstResponseDue} AND e.queue_at >= ${now}::timestamptz
      AND e.queue_at - ${now}::timestamptz < (e.response_due_at - e.filed_at) / 4`,
    unassigned: () => Prisma.sql`FROM escalation e WHERE e.turn = 'operator' AND e.assignee_id IS NULL`,
    mine: () => Prisma.sql`FROM escalation e WHERE e.assignee_id = ${personId}::uuid AND e.turn = 'operator'`,
    waiting: () => Prisma.sql`FROM escalation e WHERE e.turn = 'partner'`,
    drafts: () => messages('draft'),
    in_review: () => messages('in_review'),
    approved: () => messages('approved'),
    parked: () => Prisma.sql`FROM delivery d WHERE d.state = 'parked'`,
    arrears: () => Prisma.sql`FROM standing s WHERE s.kind = 'arrears' AND s.ended_at IS NULL`,
  })[name]();
