import { randomUUID } from 'node:crypto';
import type { Side } from '@/lib/policy/actor';
import { newRequestNumber } from '@/lib/shared/ids';
import { ORGANIZATIONS, type OrganizationKey, PEOPLE, type PersonKey } from './cast';
import { asRole, ownerSql } from './database';
import { fillCases } from './rows-cases';
import { communicationsRows } from './rows-communications';
import { fillFactors } from './rows-factors';
import { affectedRow } from './rows-health';
import { fillNotifications } from './rows-notifications';
import { fillPartners } from './rows-partner';
import { givenInvitation } from './rows-people';
import { changeRequestRow } from './rows-subscriptions';

export type Columns = Record<string, string | number | boolean | null>;

const idOf = (organization: OrganizationKey) => ORGANIZATIONS[organization].id;
const sideOf = (person: PersonKey): Side => ORGANIZATIONS[PEOPLE[person].organization].side;

/** An INSERT of one row as SQL and values; the table and columns are the caller's own words. */
function insertion(table: string, row: Columns): { sql: string; values: unknown[] } {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
    values: Object.values(row),
  };
}

/** One row, as the owner. */
export async function ownerInserts(table: string, row: Columns): Promise<void> {
  const { sql, values } = insertion(table, row);
  await ownerSql(sql, values);
}

/** One row, as this person under the second lock; rejects with what PostgreSQL says. */
export async function personInserts(person: PersonKey, table: string, row: Columns): Promise<void> {
  const { sql, values } = insertion(table, row);
  await asRole('app', sql, { person, values });
}

export type EscalationRow = Columns & { id: string; number: string; partner_id: string; customer_id: string };

/** A freshly filed escalation's columns, as `person` would file it for `customer`. */
export function escalationRow(
  person: PersonKey,
  customer: OrganizationKey,
  service: string,
  change: Columns = {},
): EscalationRow {
  const row = {
    id: randomUUID(),
    number: newRequestNumber(),
    partner_id: idOf(PEOPLE[person].organization),
    customer_id: idOf(customer),
    service_id: service,
    topic_id: 'billing.invoice',
    kind: 'technical',
    submit_key: randomUUID(),
    filed_by_id: PEOPLE[person].id,
    filed_at: '2026-11-20T02:00:00Z',
    title: 'A title for the operator',
    description: 'A description for the operator',
    started_at: '2026-11-20T01:00:00Z',
    impact: 'some_users',
    tried: 'What was tried',
    lacks_training: false,
    lacks_documentation: false,
    lacks_tools: true,
    lack_explained: 'No view of the queue',
    contact_name: PEOPLE[person].name,
    contact_email: PEOPLE[person].email,
    customer_summary: 'The summary that the customer reads',
    proposed_severity: 'B',
    state: 'submitted',
    turn: 'operator',
    response_due_at: '2026-11-23T02:00:00Z',
    queue_rank: 1,
    queue_at: '2026-11-23T02:00:00Z',
    updated_at: '2026-11-20T02:00:00Z',
  };
  return { ...row, ...change };
}

/** A message's columns on an escalation, as `author` would write it. */
export const messageRow = (
  author: PersonKey,
  escalation: EscalationRow,
  audience: string,
  change: Columns = {},
): Columns & { id: string } => ({
  id: randomUUID(),
  escalation_id: escalation.id,
  partner_id: escalation.partner_id,
  customer_id: escalation.customer_id,
  audience,
  submit_key: randomUUID(),
  author_id: PEOPLE[author].id,
  author_side: sideOf(author),
  body: `For ${audience}`,
  created_at: '2026-11-20T03:00:00Z',
  ...change,
});

/** A sent file's columns on an escalation. */
export const attachmentRow = (
  owner: PersonKey,
  escalation: Pick<EscalationRow, 'id' | 'partner_id' | 'customer_id'>,
  audience: string,
): Columns & { id: string } => ({
  id: randomUUID(),
  person_id: PEOPLE[owner].id,
  escalation_id: escalation.id,
  partner_id: escalation.partner_id,
  customer_id: escalation.customer_id,
  audience,
  name: 'trace.txt',
  content_type: 'text/plain',
  size_bytes: 12,
  sha256: '0'.repeat(64),
  storage_key: randomUUID(),
  created_at: '2026-11-20T03:00:00Z',
});

/** A file that waits beside a draft. */
export const draftFileRow = (owner: PersonKey): Columns & { id: string; draft_key: string; storage_key: string } => ({
  id: randomUUID(),
  person_id: PEOPLE[owner].id,
  draft_key: randomUUID(),
  name: 'trace.txt',
  content_type: 'text/plain',
  size_bytes: 12,
  sha256: '0'.repeat(64),
  storage_key: randomUUID(),
  created_at: '2026-11-20T03:00:00Z',
});

/** An event's columns; without an actor nobody reads it as an act of their own. */
export const eventRow = (
  audience: string,
  escalation: EscalationRow,
  actor: PersonKey | null,
): Columns & { id: string } => ({
  id: randomUUID(),
  name: 'escalation.replied',
  action: 'escalation.reply',
  rule: 'P15',
  actor_id: actor && PEOPLE[actor].id,
  actor_organization_id: actor && idOf(PEOPLE[actor].organization),
  partner_id: escalation.partner_id,
  customer_id: escalation.customer_id,
  record_type: 'escalation',
  record_id: escalation.id,
  audience,
  data: '{}',
  at: '2026-11-20T03:00:00Z',
});

/** At least one row in every protected table, so that what reads as empty is known not to be. */
export async function fillEveryTable(): Promise<void> {
  const escalation = escalationRow('hana', 'tailspin', 'exchange');
  await ownerInserts('escalation', escalation);
  await ownerInserts('message', messageRow('hana', escalation, 'operator_partner'));
  await ownerInserts('attachment', attachmentRow('hana', escalation, 'operator_partner'));
  await ownerInserts('attachment', draftFileRow('hana'));
  const event = eventRow('operator_partner', escalation, 'hana');
  await ownerInserts('event', event);
  await fillNotifications(event.id);
  await ownerInserts('event_words', { event_id: event.id, name: 'reason', words: 'Typed' });
  await ownerInserts('file_to_remove', { storage_key: 'gone' });
  await givenInvitation();
  await fillFactors();
  await fillPartners();
  const hana = PEOPLE.hana.id;
  const at = '2026-01-05T00:00:00Z';
  await fillCases(escalation);
  await ownerInserts('draft', {
    person_id: hana,
    key: randomUUID(),
    kind: 'escalation',
    subject: 'x',
    fields: '{}',
    updated_at: at,
  });
  await ownerInserts('service_message', {
    id: 'MC1',
    title: 'A message',
    body_type: 'text',
    body: 'What changes',
    category: 'planForChange',
    severity: 'normal',
    starts_at: at,
    last_modified_at: at,
    state: 'published',
    origin: 'written',
    search_text: 'a message what changes',
    published_at: at,
    updated_at: at,
  });
  await ownerInserts('service_message_service', { message_id: 'MC1', name: 'Exchange Online', service_id: 'exchange' });
  await ownerInserts('service_message_tag', { message_id: 'MC1', tag: 'Admin impact' });
  await ownerInserts('service_message_viewpoint', { person_id: PEOPLE.tina.id, message_id: 'MC1', read_at: at });
  await ownerInserts('change_request', changeRequestRow());
  await ownerInserts('health_affected', affectedRow());
  await ownerInserts('tenant_change', {
    id: randomUUID(),
    customer_id: idOf('tailspin'),
    setting: 'city',
    service_id: 'entra',
    after: 'Suzhou',
    person_id: PEOPLE.tina.id,
    organization_id: idOf('tailspin'),
    at,
  });
  for (const [table, row] of communicationsRows()) await ownerInserts(table, row);
  await ownerInserts('health_follow', { person_id: hana, issue_id: 'EX413207', customer_id: idOf('tailspin') });
  await ownerInserts('session', { id_hash: randomUUID(), person_id: hana, idle_minutes: 60, ends_at: '2100-01-01' });
  await ownerInserts('session', { id_hash: randomUUID(), person_id: hana, idle_minutes: 60, ends_at: at });
  const target = randomUUID();
  const delivery = randomUUID();
  await ownerInserts('delivery_target', {
    id: target,
    name: 'Desk',
    url: 'https://desk.example',
    secret_sealed: 'x',
    updated_at: at,
  });
  await ownerInserts('delivery_target_event', { target_id: target, event_name: event.name as string });
  await ownerInserts('delivery', {
    id: delivery,
    target_id: target,
    event_id: event.id,
    event_seq: 1,
    event_name: 'x',
    record_id: escalation.id,
    body: '{}',
    due_at: at,
    created_at: at,
  });
  await ownerInserts('delivery_attempt', { id: randomUUID(), delivery_id: delivery, attempt: 1, at, duration_ms: 5 });
}
