import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { replyToCase } from '@/lib/cases/commands/reply-to-case';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { appDb, settled } from '@/lib/platform/db';
import { hashOf, newId } from '@/lib/shared/ids';
import { changeProfile } from '@/lib/tenant-config/commands/change-profile';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { atOnce, inLanes, makeCustomers, ROUNDS, Tally } from '@/test/rounds';
import { givenInvitation, givenPerson, sessionOf } from '@/test/rows-people';
import { acceptInvitation } from './accept-invitation';
import { changeRoles } from './commands/change-roles';
import { disablePerson } from './commands/disable-person';
import { withdrawInvitation } from './commands/withdraw-invitation';

useDatabase({ pool: 6 });

const LANES = 2;

/** Where in the order of the record each act of these people stands, by name. */
async function recorded(people: string[], since: string): Promise<Record<string, number>> {
  const rows = await ownerSql<{ name: string; seq: string }>(
    'SELECT name, seq FROM event WHERE seq > $1 AND (actor_id = ANY ($2) OR record_id = ANY ($2::text[]))',
    [since, people],
  );
  return Object.fromEntries(rows.map(({ name, seq }) => [name, Number(seq)]));
}
const lastSeq = async () =>
  (await ownerSql<{ seq: string }>('SELECT coalesce(max(seq), 0) AS seq FROM event'))[0]?.seq ?? '0';

it(`who loses a role or is shut out while filing, answering and saving has done it before that, or not at all: ${ROUNDS} rounds`, {
  timeout: 120_000,
}, async () => {
  const customers = await makeCustomers(LANES, 'contoso');
  const agents = await Promise.all(customers.map(() => givenPerson('hana')));
  const ada = await signIn('ada');
  const tally = new Tally();
  await inLanes(LANES, async (round, lane) => {
    const [customer, agent] = [customers[lane], agents[lane]];
    if (!customer || !agent) throw new Error('there are a customer and an agent for each lane');
    const [row] = await ownerSql<{ profile: number; said: number }>(
      `SELECT t.profile_version AS profile, c.version AS said FROM tenant_organization t JOIN customer_case c USING (customer_id)
       WHERE t.customer_id = $1`,
      [customer.id],
    );
    const [theirs, since] = [await sessionOf(agent), await lastSeq()];
    const takes = round % 4 < 2;
    const name = takes ? 'person.roles_changed' : 'person.disabled';
    const take = () =>
      takes
        ? changeRoles(ada, { personId: agent, seen: 'helpdesk_agent', agentRole: 'sales_agent', adminRole: '' })
        : disablePerson(ada, { personId: agent });
    const acts = [
      () => submitEscalation(theirs, filing({ customerId: customer.id, serviceId: 'entra' })),
      () =>
        replyToCase(theirs, { number: customer.caseNumber, version: String(row?.said), key: newId(), body: 'Soon' }),
      () => changeProfile(theirs, { customerId: customer.id, version: String(row?.profile), city: `City ${round}` }),
    ] as const;
    const [taken, filed, replied, saved] = await atOnce(round, [take, ...acts] as const);
    const outcomes = { 'escalation.submitted': filed, 'case.replied': replied, 'tenant.setting_changed': saved };
    expect([round, taken.ok]).toEqual([round, true]);
    const order = await recorded([agent], since);
    for (const [act, outcome] of Object.entries(outcomes)) {
      if (!outcome.ok) expect(['refused', 'signed_out'], act).toContain(outcome.failure.kind);
      expect([round, act, (order[act] ?? Number.POSITIVE_INFINITY) < (order[name] ?? 0)]).toEqual([
        round,
        act,
        outcome.ok,
      ]);
    }
    if (round % 5 === 0) expect((await acts[round % acts.length]?.())?.ok).toBe(false);
    tally.add(outcomes);
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [agent]);
    await ownerSql('UPDATE person_role SET role = $2 WHERE person_id = $1', [agent, 'helpdesk_agent']);
  });
  tally.expectBoth('before a role was taken or the person disabled');
});

const acceptByForm = (secret: string) => {
  const password = `umbrellas orbit ${randomUUID()}`;
  const form = { name: 'Ines', locale: 'en', timeZone: 'UTC', password, repeat: password };
  return acceptInvitation(secret, form, { userAgent: null });
};
// Without the sum over the password, which takes longer than all else.
const acceptInDatabase = async (secret: string) => {
  const [row] = await settled(
    () =>
      appDb().$queryRaw<{ outcome: string }[]>`
        SELECT outcome FROM accept_invitation(${hashOf(secret)}, 'Ines', 'x', 'en', 'UTC')`,
  );
  return row?.outcome === 'accepted'
    ? { ok: true as const, value: null }
    : { ok: false as const, failure: { kind: 'conflict' as const, why: `link_${row?.outcome}` } };
};

it(`an invitation is accepted or withdrawn while who made it is shut out, never both: ${ROUNDS} rounds`, {
  timeout: 120_000,
}, async () => {
  const ada = await signIn('ada');
  const makers = await Promise.all(Array.from({ length: LANES }, () => givenPerson('ula')));
  const tally = new Tally();
  await inLanes(LANES, async (round, lane) => {
    const maker = makers[lane] ?? '';
    const [theirs, since] = [await sessionOf(maker), await lastSeq()];
    const { id, secret, email } = await givenInvitation();
    const accept = round % 10 === 0 ? () => acceptByForm(secret) : () => acceptInDatabase(secret);
    const [disabled, accepted, withdrawn] = await atOnce(round, [
      () => disablePerson(ada, { personId: maker }),
      accept,
      () => withdrawInvitation(theirs, { id }),
    ] as const);
    expect([round, disabled.ok, accepted.ok]).toEqual([round, true, !withdrawn.ok]);
    const order = await recorded([maker, id], since);
    if (withdrawn.ok) expect(order['invitation.withdrawn']).toBeLessThan(order['person.disabled'] ?? 0);
    expect([round, 'invitation.withdrawn' in order]).toEqual([round, withdrawn.ok]);
    const people = await ownerSql('SELECT 1 FROM person WHERE email = $1 AND disabled_at IS NULL', [email]);
    expect([round, people.length]).toEqual([round, Number(accepted.ok)]);
    tally.add({ accepted, withdrawn });
    await ownerSql('UPDATE person SET disabled_at = NULL WHERE id = $1', [maker]);
  });
  tally.expectBoth('of an invitation');
});
