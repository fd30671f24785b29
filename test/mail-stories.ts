import { randomUUID } from 'node:crypto';
import type { PersonKey } from './cast';
import { ownerSql } from './database';
import { type EscalationRow, escalationRow, eventRow, ownerInserts } from './rows';

export type Mail = {
  id: string;
  email: string | null;
  event_name: string;
  kind: string;
  state: string;
  attempts: number;
  subject: string | null;
  text_body: string | null;
  html_body: string | null;
  last_error: string | null;
  due_in: number;
};

/** Every notification with whom it is for, by event and address. */
export const mails = (): Promise<Mail[]> =>
  ownerSql<Mail>(`
    SELECT n.*, p.email, extract(epoch FROM n.due_at - now())::float8 AS due_in FROM notification n
    JOIN event e ON e.id = n.event_id LEFT JOIN person p ON p.id = n.person_id ORDER BY e.seq, p.email`);

/** Nothing notified and nothing to be. */
export async function startMailAfresh(): Promise<void> {
  for (const table of ['notification', 'notification_dispatch', 'notification_preference'])
    await ownerSql(`DELETE FROM ${table}`);
}

/** Something that this person did to an escalation, now. Returns the event's id. */
export async function acts(
  person: PersonKey | null,
  escalation: EscalationRow,
  act: string,
  audience = 'operator_partner',
): Promise<string> {
  const data = JSON.stringify({ number: escalation.number });
  const event = { ...eventRow(audience, escalation, person), name: `escalation.${act}`, data };
  await ownerInserts('event', { ...event, at: new Date().toISOString() });
  return event.id;
}

/** An escalation of hana's for Tailspin that she filed; what came of that is not waiting any more. */
export async function givenFiled(change: Parameters<typeof escalationRow>[3] = {}): Promise<EscalationRow> {
  const escalation = escalationRow('hana', 'tailspin', 'exchange', change);
  await ownerInserts('escalation', escalation);
  await acts('hana', escalation, 'submitted');
  await ownerSql('DELETE FROM notification_dispatch');
  return escalation;
}

/** Something that happened to a service health issue. */
export async function healthNews(issueId: string, name = 'health_issue.post_added'): Promise<void> {
  await ownerInserts('event', {
    id: randomUUID(),
    name,
    action: 'health.view',
    rule: 'P1',
    actor_id: null,
    actor_organization_id: null,
    record_type: 'health_issue',
    record_id: issueId,
    audience: 'operator_partner_customer',
    data: '{}',
    at: new Date().toISOString(),
  });
}

/** What waits is due now, and whoever leased it is taken for dead. */
export const mailTimePasses = () =>
  ownerSql(
    `UPDATE notification SET due_at = now() - interval '1 second', leased_until = CASE WHEN leased_until IS NOT NULL THEN now() - interval '1 second' END
     WHERE state IN ('pending', 'sending')`,
  );
