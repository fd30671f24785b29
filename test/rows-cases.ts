import { randomInt, randomUUID } from 'node:crypto';
import { ORGANIZATIONS, type OrganizationKey, PEOPLE, type PersonKey } from './cast';
import { type Columns, type EscalationRow, ownerInserts } from './rows';

export type CaseRow = Columns & { id: string; number: string; partner_id: string; customer_id: string };

/** A freshly raised case's columns, as `person` would raise it with `partner`. */
export function caseRow(person: PersonKey, partner: OrganizationKey, change: Columns = {}): CaseRow {
  return {
    id: randomUUID(),
    number: `CS${String(randomInt(100_000_000)).padStart(8, '0')}`,
    partner_id: ORGANIZATIONS[partner].id,
    customer_id: ORGANIZATIONS[PEOPLE[person].organization].id,
    opened_by_id: PEOPLE[person].id,
    submit_key: randomUUID(),
    opened_at: '2026-11-20T02:00:00Z',
    title: 'A title between customer and partner',
    description: 'A description between customer and partner',
    started_at: '2026-11-20T01:00:00Z',
    impact: 'some_users',
    state: 'open',
    turn: 'partner',
    updated_at: '2026-11-20T02:00:00Z',
    ...change,
  };
}

const onCase = ({ id, partner_id, customer_id }: CaseRow) => ({ case_id: id, partner_id, customer_id });

/** A message's columns on a case, as `author` would write it. */
export const caseMessageRow = (author: PersonKey, on: CaseRow, audience: string, change: Columns = {}) => ({
  id: randomUUID(),
  ...onCase(on),
  audience,
  submit_key: randomUUID(),
  author_id: PEOPLE[author].id,
  author_side: ORGANIZATIONS[PEOPLE[author].organization].side,
  body: `For ${audience}`,
  created_at: '2026-11-20T03:00:00Z',
  ...change,
});

/** A sent file's columns on a case. */
export const caseFileRow = (owner: PersonKey, on: CaseRow, audience: string) => ({
  id: randomUUID(),
  person_id: PEOPLE[owner].id,
  ...onCase(on),
  audience,
  name: 'case-trace.txt',
  content_type: 'text/plain',
  size_bytes: 12,
  sha256: '0'.repeat(64),
  storage_key: randomUUID(),
  created_at: '2026-11-20T03:00:00Z',
});

/** An event's columns on a case; without an actor nobody reads it as an act of their own. */
export const caseEventRow = (audience: string, on: CaseRow, actor: PersonKey | null) => ({
  id: randomUUID(),
  name: 'case.replied',
  action: 'case.reply',
  rule: 'P11',
  actor_id: actor && PEOPLE[actor].id,
  actor_organization_id: actor && ORGANIZATIONS[PEOPLE[actor].organization].id,
  partner_id: on.partner_id,
  customer_id: on.customer_id,
  record_type: 'case',
  record_id: on.id,
  audience,
  data: '{}',
  at: '2026-11-20T03:00:00Z',
});

/** One row in each table of cases. */
export async function fillCases(escalation: EscalationRow): Promise<void> {
  const raised = caseRow('max', 'contoso');
  await ownerInserts('customer_case', raised);
  await ownerInserts('case_escalation', {
    escalation_id: escalation.id,
    ...onCase(raised),
    created_at: '2026-11-20T03:00:00Z',
  });
}
