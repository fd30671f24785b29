import { describe, expect, it } from 'vitest';
import { setSeverity } from '@/lib/escalations/commands/set-severity';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { changeRoles } from '@/lib/identity/commands/change-roles';
import { disablePerson } from '@/lib/identity/commands/disable-person';
import { withdrawInvitation } from '@/lib/identity/commands/withdraw-invitation';
import { erasePerson } from '@/lib/leaving/commands/erase-person';
import { newId } from '@/lib/shared/ids';
import { renameSubscription } from '@/lib/subscriptions/commands/rename-subscription';
import { changeProfile } from '@/lib/tenant-config/commands/change-profile';
import { fixedId, ORGANIZATIONS, PEOPLE, type PersonKey } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { done } from '@/test/outcomes';
import { givenInvitation, givenPerson } from '@/test/rows-people';
import { exportRecord, searchRecord } from './queries/search-record';
import { changesIn } from './rules';

useDatabase();

const TAILSPIN = ORGANIZATIONS.tailspin.id;
const search = async (person: PersonKey, asked: Record<string, string> = {}) =>
  searchRecord(await signIn(person), asked);
const changed = (page: Awaited<ReturnType<typeof search>>) => page.rows.map((row) => [row.action, changesIn(row.data)]);

async function act() {
  const { number } = done(
    await submitEscalation(await signIn('hana'), filing({ customerId: TAILSPIN, serviceId: 'exchange' })),
  );
  done(await setSeverity(await signIn('lin'), { number, version: 1, severity: 'C', reason: 'A way round' }));
  const [sold] = await ownerSql<{ version: number }>('SELECT version FROM subscription WHERE id = $1', [fixedId(2, 3)]);
  done(
    await renameSubscription(await signIn('sam'), {
      id: fixedId(2, 3),
      version: sold?.version,
      friendlyName: `Renamed ${newId().slice(0, 8)}`,
    }),
  );
  const [tenant] = await ownerSql<{ version: number; city: string | null }>(
    'SELECT profile_version AS version, city FROM tenant_organization WHERE customer_id = $1',
    [TAILSPIN],
  );
  const city = `Town ${newId().slice(0, 8)}`;
  done(await changeProfile(await signIn('tina'), { customerId: TAILSPIN, version: String(tenant?.version), city }));
  return { number, city };
}

describe('P20: the record is searched by its own organization', () => {
  it('says who, for whom, what, under which rule, before and after - and nothing of another organization', async () => {
    const { number, city } = await act();
    const operator = await search('he');
    expect(operator.rows.map((row) => row.action)).toEqual(['escalation.set_severity']);
    expect(operator.rows[0]).toMatchObject({ person: 'Lin Wei 林伟', party: 'Tailspin Toys', rule: 'P21', number });
    expect(changesIn(operator.rows[0]?.data ?? {})).toContainEqual({ field: 'severity', before: null, after: 'C' });
    expect((await search('qian')).rows).toEqual(operator.rows);

    const partner = await search('ada');
    expect(partner.rows.map((row) => [row.action, row.person, row.party])).toEqual([
      ['subscription.rename', 'Sam Okafor', 'Wingtip Energy'],
      ['escalation.submit', 'Hana Sato', 'Tailspin Toys'],
    ]);
    expect(changed(partner)[0]?.[1]).toMatchObject([{ field: 'value' }]);

    const customer = await search('tina');
    expect(new Set(customer.rows.map((row) => row.action))).toEqual(new Set(['tenant.change']));
    expect(customer.rows.map((row) => row.data)).toContainEqual(
      expect.objectContaining({ setting: 'city', after: city }),
    );
    expect((await search('wendy')).rows).toEqual([]);
  });

  it('says which severity was set where the proposed one is confirmed, and from which it is changed later', async () => {
    const { number } = done(
      await submitEscalation(await signIn('hana'), filing({ customerId: TAILSPIN, serviceId: 'exchange' })),
    );
    done(await setSeverity(await signIn('lin'), { number, version: 1, severity: 'B' }));
    done(await setSeverity(await signIn('lin'), { number, version: 2, severity: 'C', reason: 'A way round' }));
    const { rows } = await search('he', { number });
    expect(rows.map((row) => changesIn(row.data).find((one) => one.field === 'severity'))).toEqual([
      { field: 'severity', before: 'B', after: 'C' },
      { field: 'severity', before: null, after: 'B' },
    ]);
  });

  it.each(['lin', 'zhao', 'wu', 'sam', 'hana', 'bo', 'ula', 'uma', 'serge', 'max'] as PersonKey[])(
    '%s may not',
    async (person) => {
      await expect(search(person)).rejects.toMatchObject({ failure: { kind: 'refused', rule: 'P20' } });
      const { rows } = await asRole('app', 'SELECT ctx_record_reader() AS own', { person });
      expect(rows).toEqual([{ own: null }]);
    },
  );

  it('is filtered by the address: person, act, subject, party, number, day; nonsense filters nothing', async () => {
    const { number } = await act();
    const actions = async (asked: Record<string, string>) => (await search('ada', asked)).rows.map((row) => row.action);
    expect(await actions({ number })).toEqual(['escalation.submit']);
    expect(new Set(await actions({ act: 'subscription' }))).toEqual(new Set(['subscription.rename']));
    expect(new Set(await actions({ act: 'escalation.submit' }))).toEqual(new Set(['escalation.submit']));
    expect(await actions({ party: 'adatum' })).toEqual([]);
    expect((await actions({ party: 'wing' }))[0]).toBe('subscription.rename');
    expect(await actions({ to: '2020-01-01' })).toEqual([]);
    expect(await actions({ from: '2020-01-01', person: 'nobody' })).toEqual(await actions({}));
  });

  it("opens one act by its id, and no other organization's", async () => {
    const { rows } = await search('ada');
    expect((await search('ada', { event: rows[0]?.id ?? '' })).opened?.id).toBe(rows[0]?.id);
    expect((await search('tina', { event: rows[0]?.id ?? '' })).opened).toBeNull();
  });

  it('holds no word that was typed in the event itself, and exports what the page shows', async () => {
    await act();
    const typed = await ownerSql(
      "SELECT data FROM event WHERE data::text LIKE '%A way round%' OR data::text LIKE '%Renamed%'",
    );
    expect(typed).toEqual([]);
    const file = await exportRecord(await signIn('ada'), {});
    expect(file.rows.map((row) => row.id)).toEqual((await search('ada')).rows.map((row) => row.id));
  });

  it('says by name on whom somebody acted, whom nobody sees otherwise; a pseudonym once there is one', async () => {
    const ula = await signIn('ula');
    const personId = await givenPerson('hana');
    const roles = { personId, seen: 'helpdesk_agent', agentRole: 'sales_agent', adminRole: '' };
    done(await changeRoles(ula, roles));
    const { id } = await givenInvitation();
    done(await withdrawInvitation(ula, { id }));
    const whom = async () =>
      (await search('ada', { act: 'person' })).rows.slice(0, 2).map((row) => [row.name, row.person, row.whom]);
    expect(await whom()).toEqual([
      ['invitation.withdrawn', PEOPLE.ula.name, 'Ines Invited'],
      ['person.roles_changed', PEOPLE.ula.name, 'Zora Colleague'],
    ]);
    expect((await search('ada', { party: 'zora' })).rows.map((row) => row.recordId)).toEqual([personId]);
    expect((await search('ada', { party: 'INES' })).rows.map((row) => row.recordId)).toEqual([id]);
    const file = await exportRecord(await signIn('ada'), { party: 'zora' });
    expect(file.rows.map((row) => row.whom)).toEqual(['Zora Colleague']);
    expect((await search('tina', { party: 'zora' })).rows).toEqual([]);
    done(await disablePerson(ula, { personId }));
    done(await erasePerson(await signIn('ada'), { personId, sure: 'on' }));
    const erased = (await search('ada', { number: personId })).rows;
    expect(erased.map((row) => row.name)).toEqual(['person.erased', 'person.disabled', 'person.roles_changed']);
    for (const row of erased) expect(row.whom).toMatch(/^P-[0-9A-F]{8}$/);
    expect(JSON.stringify(await ownerSql('SELECT data FROM event'))).not.toContain('Zora');
  });

  it('finds and exports nothing for a day that does not exist, rather than everything', async () => {
    await act();
    for (const day of ['2026-02-30', 'abc', '2026-13-01']) {
      expect(await search('ada', { from: day })).toMatchObject({ rows: [], unread: ['from'] });
      expect(await search('ada', { from: '2026-01-01', to: day })).toMatchObject({ rows: [], unread: ['to'] });
      await expect(exportRecord(await signIn('ada'), { from: day })).rejects.toMatchObject({
        failure: { kind: 'invalid', fields: { from: 'choose' } },
      });
    }
    expect((await search('ada', { from: '', to: '' })).rows).not.toEqual([]);
    await expect(exportRecord(await signIn('ada'), { person: 'nobody' })).rejects.toThrow();
  });

  it('words join an event only while it is being written, and are never edited', async () => {
    const [event] = await ownerSql<{ id: string }>("SELECT id FROM event WHERE name = 'escalation.submitted' LIMIT 1");
    const values = [event?.id];
    const later = "INSERT INTO event_words (event_id, name, words) VALUES ($1, 'late', 'x')";
    await expect(asRole('app', later, { person: 'hana', values })).rejects.toMatchObject({ code: '42501' });
    await expect(asRole('app', "UPDATE event_words SET words = 'x'", { person: 'hana' })).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('with 300,000 events', () => {
  it('a page, its filters and the last page come from an index, as the role of the application', async () => {
    await ownerSql('ALTER TABLE event DISABLE TRIGGER USER');
    await ownerSql(
      `INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, partner_id, customer_id, record_type, record_id, audience, data, at)
       SELECT gen_random_uuid(), 'escalation.replied', 'escalation.reply', 'P12', $1, $2, $2, $3, 'escalation', gen_random_uuid()::text, 'operator_partner',
         '{"number": "000000000000000"}', now() - n * interval '1 minute' FROM generate_series(1, 300000) n`,
      [fixedId(1, 8), ORGANIZATIONS.contoso.id, TAILSPIN],
    );
    await ownerSql('ALTER TABLE event ENABLE TRIGGER USER');
    await ownerSql('ANALYZE event');
    const plan = await asRole<{ 'QUERY PLAN': string }>(
      'app',
      `EXPLAIN SELECT e.* FROM event e WHERE e.actor_organization_id = '${ORGANIZATIONS.contoso.id}' ORDER BY e.at DESC, e.seq DESC LIMIT 51`,
      { person: 'ada' },
    );
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    // Directly below the limit: nothing is sorted.
    expect(text).toMatch(/^ {2}-> {2}Index Scan Backward using event_actor_organization_at on event e/m);

    const viewer = await signIn('ada');
    const timed = async (asked: Record<string, string>) => {
      const began = performance.now();
      const page = await searchRecord(viewer, asked);
      return { page, ms: performance.now() - began };
    };
    await timed({});
    const first = await timed({});
    expect(first.page.rows).toHaveLength(50);
    const old = await timed({ to: '2026-06-01' });
    expect(old.page.rows).toHaveLength(50);
    const rare = await timed({ act: 'subscription.rename' });
    const somebody = await timed({ person: fixedId(1, 7) });
    const one = await timed({ number: '000000000000001' });
    const next = await timed({ after: old.page.next ?? '' });
    expect(next.page.rows).toHaveLength(50);
    process.stdout.write(
      `record of 300,000: first ${first.ms.toFixed(0)}, old ${old.ms.toFixed(0)}, next ${next.ms.toFixed(0)}, rare act ${rare.ms.toFixed(0)}, person ${somebody.ms.toFixed(0)}, number ${one.ms.toFixed(0)} ms\n`,
    );
    expect(first.ms).toBeLessThan(2_000);
  }, 120_000);
});
