import { newestWords, type WordsRow, wordsOf } from '@/lib/conversation/tx/newest-words';
import { Prisma } from '@/lib/platform/db';
import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';
import { type ClockFacts, responseClock } from '../rules/clock';
import type { Severity } from '../rules/severity';
import type { EscalationState } from '../rules/states';

type Row = WordsRow &
  ClockFacts & {
    number: string;
    title: string;
    description: string;
    state: EscalationState;
    severity: Severity | null;
    proposedSeverity: Severity;
    customerName: string;
    partnerName: string;
    serviceName: string;
    assigneeId: string | null;
    assignee: string | null;
    updatedAt: Date;
  };

/**
 * One request in the grant's reach as a quick look shows it, with the newest message that the reader may read; null for a number that is
 * unknown or out of reach. One statement.
 */
export async function lookAt({ tx, actor, now }: Acting, grant: Grant, number: string) {
  const words = newestWords(actor.side, Prisma.sql`m.escalation_id = e.id`);
  const [row] = await tx.$queryRaw<Row[]>`
    WITH looked AS MATERIALIZED (SELECT e.* FROM escalation e WHERE e.number = ${number} AND ${scopeSql(actor, grant)}),
    said AS MATERIALIZED (SELECT w.* FROM looked e CROSS JOIN LATERAL (${words}) w),
    names AS MATERIALIZED (
      SELECT n.id, n.name FROM person_names(ARRAY(SELECT e.assignee_id FROM looked e UNION SELECT s.author_id FROM said s)) n
    )
    SELECT e.number, e.title, e.description, e.state, e.severity, e.proposed_severity AS "proposedSeverity", c.name AS "customerName",
      r.name AS "partnerName", s.name AS "serviceName", e.assignee_id AS "assigneeId", a.name AS assignee, e.updated_at AS "updatedAt",
      e.filed_at AS "filedAt", e.response_due_at AS "responseDueAt", e.first_response_at AS "firstResponseAt",
      e.waiting_since AS "waitingSince", e.paused_ms::float8 AS "pausedMs",
      w.author_side, w.audience, w.created_at, w.body, w.is_cut, b.name AS author
    FROM looked e JOIN organization c ON c.id = e.customer_id JOIN organization r ON r.id = e.partner_id JOIN service s ON s.id = e.service_id
      LEFT JOIN said w ON true LEFT JOIN names a ON a.id = e.assignee_id LEFT JOIN names b ON b.id = w.author_id`;
  if (!row) return null;
  const { number: found, title, description, state, severity, proposedSeverity } = row;
  return {
    ...{ number: found, title, description, state, severity, proposedSeverity },
    customerName: row.customerName,
    partnerName: row.partnerName,
    serviceName: row.serviceName,
    assigneeName: row.assignee,
    isMine: row.assigneeId === actor.personId,
    updatedAt: row.updatedAt,
    clock: responseClock(row, now),
    words: wordsOf(row),
  };
}
