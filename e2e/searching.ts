import { randomUUID } from 'node:crypto';
import { ORGANIZATIONS } from '@/test/cast';
import type { Sql } from './fixtures';

export type Looked = { number: string; title: string };

const COPY = (table: string) => `
  INSERT INTO ${table} SELECT made.* FROM (SELECT r FROM ${table} r WHERE r.partner_id = $1 AND r.customer_id = $2 ORDER BY r.id LIMIT 1) one(model),
    LATERAL jsonb_populate_record(model, jsonb_build_object('id', gen_random_uuid(), 'submit_key', gen_random_uuid(), 'number', $3::text, 'title', $4::text,
      'updated_at', now()) || $5::jsonb) made`;

const digits = (count: number) =>
  [...randomUUID().replaceAll('-', '')]
    .map((sign) => Number.parseInt(sign, 16) % 10)
    .join('')
    .slice(0, count);

async function copy(sql: Sql, table: string, number: string, words: string, change: object): Promise<Looked> {
  const title = `${words} ${randomUUID().slice(0, 8)}`;
  const { contoso, tailspin } = ORGANIZATIONS;
  await sql(COPY(table), [contoso.id, tailspin.id, number, title, JSON.stringify(change)]);
  return { number, title };
}

/** A request that Contoso filed for Tailspin, in the operator's hands, under a title of this test's own. */
export const filed = (sql: Sql, words: string): Promise<Looked> =>
  copy(sql, 'escalation', `8${digits(14)}`, words, {
    ...{
      state: 'in_triage',
      turn: 'operator',
      queue_rank: 0,
      assignee_id: null,
      customer_summary: `Summary of ${words}`,
    },
    ...{ first_response_at: null, waiting_since: null, resolved_at: null, customer_told_at: null, closed_at: null },
  });

/** A case between Tailspin and Contoso under a title of this test's own. */
export const raised = (sql: Sql, words: string): Promise<Looked> =>
  copy(sql, 'customer_case', `CS${digits(8)}`, words, {
    state: 'open',
    turn: 'partner',
    resolved_at: null,
    closed_at: null,
  });

/** The newest message of a request or a case, written past the commands. */
export const say = (sql: Sql, on: 'escalation' | 'customer_case', number: string, audience: string, body: string) =>
  sql(
    `INSERT INTO message (id, ${on === 'escalation' ? 'escalation_id' : 'case_id'}, partner_id, customer_id, audience, submit_key, author_id, author_side, body, created_at)
     SELECT gen_random_uuid(), r.id, r.partner_id, r.customer_id, $2, gen_random_uuid(), p.id, o.kind, $3, clock_timestamp()
     FROM ${on} r, person p JOIN organization o ON o.id = p.organization_id
     WHERE r.number = $1 AND p.email = CASE WHEN $2 = 'operator' THEN 'lin@21vianet.example' ELSE 'hana@contoso.example' END`,
    [number, audience, body],
  );
