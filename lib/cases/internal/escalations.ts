import type { Acting } from '@/lib/policy/enter';

export type CaseEscalation = {
  number: string;
  serviceName: string;
  filedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  closingMessage: string | null;
} & (
  | {
      reader: 'partner';
      state: string;
      version: number;
      isTold: boolean;
    }
  | { reader: 'customer'; state: string; summary: string }
);

/** Where the escalations of a case stand: for the partner its own record, for the customer what P22 allows. Oldest first. */
export async function loadEscalations({ tx, actor }: Acting, caseId: string): Promise<CaseEscalation[]> {
  if (actor.side === 'partner')
    return tx.$queryRaw<CaseEscalation[]>`
      SELECT 'partner' AS reader, e.number, s.name AS "serviceName", e.filed_at AS "filedAt", e.resolved_at AS "resolvedAt",
        e.closed_at AS "closedAt", e.closing_message AS "closingMessage", e.state, e.version,
        (e.customer_told_at >= e.resolved_at) IS TRUE AS "isTold"
      FROM case_escalation l JOIN escalation e ON e.id = l.escalation_id JOIN service s ON s.id = e.service_id
      WHERE l.case_id = ${caseId}::uuid AND e.partner_id = ${actor.organizationId}::uuid ORDER BY e.filed_at`;
  return tx.$queryRaw<CaseEscalation[]>`
    SELECT 'customer' AS reader, e.number, s.name AS "serviceName", e.filed_at AS "filedAt", e.resolved_at AS "resolvedAt",
      e.closed_at AS "closedAt", e.closing_message AS "closingMessage", e.state, e.customer_summary AS summary
    FROM case_escalation l JOIN escalation_for_customer e ON e.id = l.escalation_id JOIN service s ON s.id = e.service_id
    WHERE l.case_id = ${caseId}::uuid AND e.customer_id = ${actor.organizationId}::uuid ORDER BY e.filed_at`;
}
