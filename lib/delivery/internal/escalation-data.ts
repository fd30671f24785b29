import type { Transaction } from '@/lib/platform/db';
import { publicOrigin } from '@/lib/platform/env';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };
export type JsonRecord = { [name: string]: JsonValue };

type EscalationRow = {
  id: string;
  number: string;
  state: string;
  kind: string;
  title: string;
  description: string;
  started_at: Date;
  impact: string;
  affected_count: number | null;
  tried: string;
  lacks: string[];
  lack_explained: string;
  contact_name: string;
  contact_email: string;
  contact_phone: string | null;
  customer_summary: string;
  proposed_severity: string;
  severity: string | null;
  filed_at: Date;
  response_due_at: Date;
  customer_id: string;
  customer_name: string;
  partner_id: string;
  partner_name: string;
  service_id: string;
  service_name: string;
  topic_id: string;
  health_issue_id: string | null;
};
type MessageRow = { id: string; audience: string; author_side: string; body: string; created_at: Date };
type FileRow = { id: string; name: string; size_bytes: number; sha256: string };

async function readMessage(
  tx: Transaction,
  escalationId: string,
  messageId: JsonValue | undefined,
): Promise<JsonRecord | null> {
  if (typeof messageId !== 'string') return null;
  const [row] = await tx.$queryRaw<MessageRow[]>`
    SELECT m.id, m.audience, m.author_side, m.body, m.created_at FROM message m
    WHERE m.id = ${messageId}::uuid AND m.escalation_id = ${escalationId}::uuid`;
  return row
    ? { id: row.id, audience: row.audience, from: row.author_side, body: row.body, at: row.created_at.toISOString() }
    : null;
}

/**
 * An escalation as the operator's desk may read it, with the message that the event is about, its files by name, and the event's own
 * facts. Null when the desk may not read the escalation, or not the message: then there is nothing to send.
 */
export async function readEscalation(tx: Transaction, recordId: string, facts: JsonRecord): Promise<JsonRecord | null> {
  const [row] = await tx.$queryRaw<EscalationRow[]>`
    SELECT e.id, e.number, e.state, e.kind, e.title, e.description, e.started_at, e.impact, e.affected_count, e.tried,
      array_remove(ARRAY[CASE WHEN e.lacks_training THEN 'training' END, CASE WHEN e.lacks_documentation THEN 'documentation' END,
        CASE WHEN e.lacks_tools THEN 'tools' END], NULL) AS lacks,
      e.lack_explained, e.contact_name, e.contact_email, e.contact_phone, e.customer_summary, e.proposed_severity, e.severity, e.filed_at,
      e.response_due_at, e.customer_id, c.name AS customer_name, e.partner_id, p.name AS partner_name, e.service_id, s.name AS service_name,
      e.topic_id, e.health_issue_id
    FROM escalation e JOIN organization c ON c.id = e.customer_id JOIN organization p ON p.id = e.partner_id JOIN service s ON s.id = e.service_id
    WHERE e.id = ${recordId}::uuid`;
  if (!row) return null;
  const message = await readMessage(tx, row.id, facts.messageId);
  if (typeof facts.messageId === 'string' && !message) return null;
  const files = await tx.$queryRaw<FileRow[]>`
    SELECT a.id, a.name, a.size_bytes, a.sha256 FROM attachment a
    WHERE a.escalation_id = ${row.id}::uuid AND a.message_id IS NOT DISTINCT FROM ${message ? (message.id as string) : null}::uuid
    ORDER BY a.created_at, a.id`;
  return {
    id: row.id,
    number: row.number,
    url: `${publicOrigin()}/support-requests/${row.number}`,
    state: row.state,
    kind: row.kind,
    customer: { id: row.customer_id, name: row.customer_name },
    partner: { id: row.partner_id, name: row.partner_name },
    service: { id: row.service_id, name: row.service_name },
    topicId: row.topic_id,
    healthIssueId: row.health_issue_id,
    severity: { proposed: row.proposed_severity, set: row.severity },
    title: row.title,
    description: row.description,
    startedAt: row.started_at.toISOString(),
    impact: row.impact,
    affectedCount: row.affected_count,
    tried: row.tried,
    lacks: row.lacks,
    lackExplained: row.lack_explained,
    customerSummary: row.customer_summary,
    contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
    filedAt: row.filed_at.toISOString(),
    responseDueAt: row.response_due_at.toISOString(),
    message,
    files: files.map((file) => ({ id: file.id, name: file.name, sizeBytes: file.size_bytes, sha256: file.sha256 })),
    event: facts,
  };
}
