import { randomUUID } from 'node:crypto';
import { ORGANIZATIONS, type OrganizationKey, PEOPLE, type PersonKey } from './cast';

type Change = Record<string, string | number | null>;

/** A report's columns, as Tailspin's serge would make it of the open incident of Exchange Online. */
export const affectedRow = (
  customer: OrganizationKey = 'tailspin',
  person: PersonKey = 'serge',
  change: Change = {},
): Change => ({
  issue_id: 'EX413207',
  service_id: 'exchange',
  customer_id: ORGANIZATIONS[customer].id,
  words: 'What the customer said in its own words',
  affected_count: 12,
  reported_by_id: PEOPLE[person].id,
  reported_at: '2026-11-20T03:00:00Z',
  updated_at: '2026-11-20T03:00:00Z',
  submit_key: randomUUID(),
  ...change,
});

/** An issue's columns, as wu would publish it. */
export const issueRow = (id: string, service: string, change: Change = {}): Change => ({
  id,
  service_id: service,
  classification: 'incident',
  status: 'investigating',
  title: `A title of ${id}`,
  impact_description: `What ${id} means`,
  starts_at: '2026-11-20T01:00:00Z',
  updated_at: '2026-11-20T02:00:00Z',
  written_by_id: PEOPLE.wu.id,
  submit_key: randomUUID(),
  ...change,
});
