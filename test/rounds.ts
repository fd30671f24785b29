import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import type { Failure, Outcome } from '@/lib/shared/errors';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { insertRows, type Row } from '@/prisma/seed/insert-rows';
import { ORGANIZATIONS, type OrganizationKey } from './cast';
import { ownerClient, ownerSql } from './database';

export const ROUNDS = 200;

/** Runs the rounds in as many lanes side by side: one round begins in a lane when the one before it there is over. */
export async function inLanes(lanes: number, work: (round: number, lane: number) => Promise<void>): Promise<void> {
  const lane = async (first: number) => {
    for (let round = first; round < ROUNDS; round += lanes) await work(round, first);
  };
  await Promise.all(Array.from({ length: lanes }, (_, first) => lane(first)));
}

/** Starts all at once, in an order that the round says; answers in the order in which they are given. */
export async function atOnce<T extends readonly (() => Promise<unknown>)[]>(
  round: number,
  acts: T,
): Promise<{ [At in keyof T]: Awaited<ReturnType<T[At]>> }> {
  const begun = acts.map((_, at) => (at + round) % acts.length).map((at) => [at, acts[at]?.()] as const);
  const answers: unknown[] = [];
  for (const [at, answer] of begun) answers[at] = await answer;
  return answers as { [At in keyof T]: Awaited<ReturnType<T[At]>> };
}

export type MadeCustomer = {
  id: string;
  name: string;
  caseNumber: string;
  admin: Viewer;
  adminId: string;
  memberId: string;
};

const viewer = (): Viewer => ({ sessionHash: hashOf(newSecret()), requestId: null });
const sessionRow = ({ sessionHash }: Viewer, personId: string) => ({
  id_hash: sessionHash,
  person_id: personId,
  idle_minutes: 60,
  ends_at: new Date(Date.now() + 3_600_000),
  factor_at: new Date(),
});

/**
 * Customers of a partner whose only subscription is deleted, so that what the partner may do rests on the delegation (of the directory) alone;
 * each with a global administrator who is signed in, a member, and an open case.
 */
export async function makeCustomers(count: number, partner: OrganizationKey): Promise<MadeCustomer[]> {
  const partnerId = ORGANIZATIONS[partner].id;
  const run = randomUUID().slice(0, 4);
  const at = new Date(Date.now() - 3_600_000);
  const made = Array.from({ length: count }, (_, index): MadeCustomer & { mail: string } => ({
    id: randomUUID(),
    name: `Rounds ${run} ${index}`,
    caseNumber: `CS${String(50_000_000 + Number.parseInt(run, 16) * 300 + index)}`,
    admin: viewer(),
    adminId: randomUUID(),
    memberId: randomUUID(),
    mail: `${run}-${index}.rounds.example`,
  }));
  const client = ownerClient();
  const people = made.flatMap(({ id, adminId, memberId, mail }) => [
    { id: adminId, organization_id: id, name: 'Gail Global', email: `gail@${mail}`, locale: 'en', time_zone: 'UTC' },
    { id: memberId, organization_id: id, name: 'Mort Member', email: `mort@${mail}`, locale: 'en', time_zone: 'UTC' },
  ]);
  const rows: [string, Row[]][] = [
    [
      'organization',
      made.map(({ id, name, mail }) => ({ id, kind: 'customer', name, name_key: name.toLowerCase(), domain: mail })),
    ],
    ['person', people],
    [
      'person_role',
      made.flatMap(({ id, adminId, memberId }) => [
        { person_id: adminId, organization_id: id, role: 'global_administrator' },
        { person_id: memberId, organization_id: id, role: 'member' },
      ]),
    ],
    ['session', made.map(({ admin, adminId }) => sessionRow(admin, adminId))],
    ['relation', made.map(({ id }) => ({ customer_id: id, partner_id: partnerId }))],
    ['tenant_organization', made.map(({ id }) => ({ customer_id: id }))],
    [
      'subscription',
      made.map(({ id }) => ({
        id: randomUUID(),
        customer_id: id,
        partner_id: partnerId,
        offer_id: 'o365-e1',
        friendly_name: 'Long gone',
        quantity: 1,
        status: 'deleted',
        term_starts_at: at,
        term_ends_at: at,
      })),
    ],
    ['delegation', made.map(({ id }) => ({ customer_id: id, partner_id: partnerId, service_id: 'entra' }))],
    [
      'customer_case',
      made.map(({ id, caseNumber, adminId }) => ({
        id: randomUUID(),
        number: caseNumber,
        partner_id: partnerId,
        customer_id: id,
        opened_by_id: adminId,
        submit_key: randomUUID(),
        opened_at: at,
        title: 'A case of these rounds',
        description: 'A case of these rounds',
        started_at: at,
        impact: 'some_users',
        state: 'open',
        turn: 'partner',
        updated_at: at,
      })),
    ],
  ];
  for (const [table, all] of rows) await insertRows(client, table, all);
  return made;
}

const TOLD: readonly Failure['kind'][] = ['not_found', 'conflict', 'refused', 'stale', 'signed_out', 'step_up'];

/**
 * Of acts that met: what succeeded was recorded before `end` was, what failed left no line and was told as a failure that people are told; a
 * deadlock or a refusal of the database would have been thrown. Names an act by its event.
 */
export async function expectNoneAfter(
  end: string,
  about: { customerId: string; since?: string },
  outcomes: Record<string, Outcome<unknown>>,
): Promise<void> {
  const recorded = await ownerSql<{ name: string; seq: string }>(
    'SELECT name, seq FROM event WHERE customer_id = $1 AND seq > $2 ORDER BY seq',
    [about.customerId, about.since ?? '0'],
  );
  const names = recorded.map(({ name }) => name);
  const ends = names.indexOf(end);
  expect(ends, names.join()).toBeGreaterThanOrEqual(0);
  for (const [name, outcome] of Object.entries(outcomes)) {
    if (!outcome.ok) expect(TOLD, name).toContain(outcome.failure.kind);
    expect([name, names.slice(0, ends).includes(name)]).toEqual([name, outcome.ok]);
  }
  expect(names.slice(ends + 1)).toEqual([]);
}

/** How often each succeeded, to be seen that both sides won at times. */
export class Tally {
  readonly won: Record<string, number> = {};
  add(outcomes: Record<string, Outcome<unknown>>): void {
    for (const [name, { ok }] of Object.entries(outcomes)) this.won[name] = (this.won[name] ?? 0) + Number(ok);
  }
  expectBoth(what: string): void {
    process.stdout.write(`${what}: ${JSON.stringify(this.won)}\n`);
    for (const [name, won] of Object.entries(this.won)) {
      expect([name, won > 0]).toEqual([name, true]);
    }
  }
}
