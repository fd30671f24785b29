import { describe, expect, it } from 'vitest';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { newId } from '@/lib/shared/ids';
import { changeDelegation } from '@/lib/tenant-config/commands/change-delegation';
import { changeProfile } from '@/lib/tenant-config/commands/change-profile';
import { ORGANIZATIONS } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { endRelation } from './commands/end-relation';
import { offBoardCustomer } from './commands/off-board-customer';

useDatabase();

const [TAILSPIN, FABRIKAM] = [ORGANIZATIONS.tailspin.id, ORGANIZATIONS.fabrikam.id];
const pair = [TAILSPIN, FABRIKAM];

/** Fabrikam is Tailspin's partner again, with the directory delegated; returns the version of the profile that a page shows. */
async function begin(): Promise<number> {
  await ownerSql('UPDATE relation SET ended_at = NULL WHERE customer_id = $1 AND partner_id = $2', pair);
  await ownerSql(
    "INSERT INTO delegation (customer_id, partner_id, service_id) VALUES ($1, $2, 'entra') ON CONFLICT DO NOTHING",
    pair,
  );
  const [row] = await ownerSql<{ version: number }>(
    'SELECT profile_version AS version FROM tenant_organization WHERE customer_id = $1',
    [TAILSPIN],
  );
  return row?.version ?? 0;
}

/** The order in which what was recorded was committed: the relation's end against everything else of the pair since. */
async function after(seq: string) {
  return ownerSql<{ name: string; actor: string }>(
    'SELECT name, actor_organization_id AS actor FROM event WHERE seq > $1 AND customer_id = $2 ORDER BY seq',
    [seq, TAILSPIN],
  );
}
const lastSeq = async () =>
  (await ownerSql<{ seq: string }>('SELECT coalesce(max(seq), 0) AS seq FROM event'))[0]?.seq ?? '0';

describe('200 rounds of an end against what is being saved', () => {
  it('leave no filing, no setting and no grant behind the end that was told of', async () => {
    const [tina, fei] = [await signIn('tina'), await signIn('fei')];
    const outcomes = { ended: 0, filed: 0, saved: 0, granted: 0 };
    for (let round = 0; round < 200; round += 1) {
      const version = await begin();
      const since = await lastSeq();
      const seen = (
        await ownerSql<{ id: string }>(
          'SELECT service_id AS id FROM delegation WHERE customer_id = $1 AND partner_id = $2',
          pair,
        )
      )
        .map((row) => row.id)
        .join();
      // Of two connections two begin: whichever they are this time.
      const acts = [
        () => endRelation(tina, { otherId: FABRIKAM }),
        () => submitEscalation(fei, { ...filing({ customerId: TAILSPIN, serviceId: 'entra' }), key: newId() }),
        () => changeProfile(fei, { customerId: TAILSPIN, version: String(version), city: `City ${round}` }),
        () => changeDelegation(tina, { partnerId: FABRIKAM, grant: 'teams', remove: '', seen }),
      ];
      const order = [0, 1, 2, 3].map((at) => (at + round) % acts.length);
      const done = await Promise.all(order.map((at) => acts[at]?.()));
      const of = (at: number) =>
        done[order.indexOf(at)] ?? { ok: false as const, failure: { kind: 'not_found' as const } };
      const [end, file, save, grant] = [of(0), of(1), of(2), of(3)];
      expect(end.ok).toBe(true);
      for (const one of [file, save, grant])
        if (!one.ok) expect(['not_found', 'conflict', 'refused', 'stale']).toContain(one.failure.kind);
      outcomes.ended += 1;
      outcomes.filed += Number(file.ok);
      outcomes.saved += Number(save.ok);
      outcomes.granted += Number(grant.ok);

      // What succeeded came before the end; from the end on, nothing of the partner's stands.
      expect(await ownerSql('SELECT FROM delegation WHERE customer_id = $1 AND partner_id = $2', pair)).toEqual([]);
      const recorded = await after(since);
      expect(recorded.filter((act) => act.name === 'relation.ended')).toHaveLength(1);
      const late = await submitEscalation(fei, {
        ...filing({ customerId: TAILSPIN, serviceId: 'entra' }),
        key: newId(),
      });
      expect(late.ok).toBe(false);
    }
    expect(outcomes.ended).toBe(200);
    for (const times of Object.values(outcomes)) expect(times).toBeGreaterThan(0);
    process.stdout.write(`rounds of ending: ${JSON.stringify(outcomes)}\n`);
  }, 300_000);

  it('an off-boarding and a save at once: whatever was saved is gone with the customer, or was refused', async () => {
    await ownerSql("UPDATE subscription SET status = 'deleted' WHERE customer_id = $1", [TAILSPIN]);
    const version = await begin();
    const [he, tina, fei] = [await signIn('he'), await signIn('tina'), await signIn('fei')];
    // What the database itself refuses, of somebody who was there when it began, is a fault and no success.
    const refused = { ok: false as const, failure: { kind: 'refused' as const } };
    const [off, ...others] = await Promise.all([
      offBoardCustomer(he, { customerId: TAILSPIN, typedName: ORGANIZATIONS.tailspin.name }),
      changeProfile(tina, { customerId: TAILSPIN, version: String(version), street: 'Last street 1' }).catch(
        () => refused,
      ),
      submitEscalation(fei, {
        ...filing({ customerId: TAILSPIN, serviceId: 'entra' }),
        key: newId(),
        title: 'Tina Xu 徐婷 is late',
      }),
      endRelation(tina, { otherId: FABRIKAM }).catch(() => refused),
    ]);
    expect(off.ok).toBe(true);
    for (const one of others)
      if (!one.ok)
        expect(['not_found', 'conflict', 'refused', 'stale', 'signed_out', 'step_up']).toContain(one.failure.kind);
    const left = await ownerSql("SELECT t::text AS row FROM tenant_change t WHERE t::text LIKE '%Last street%'");
    expect(left).toEqual([]);
    expect(await ownerSql("SELECT FROM escalation WHERE title LIKE '%Tina%'")).toEqual([]);
    expect(await ownerSql('SELECT FROM person WHERE organization_id = $1 AND erased_at IS NULL', [TAILSPIN])).toEqual(
      [],
    );
    expect(await ownerSql('SELECT FROM tenant_organization WHERE customer_id = $1', [TAILSPIN])).toEqual([]);
  });
});
