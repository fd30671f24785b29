import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { visibleEvents } from '@/lib/audit/queries';
import { ORGANIZATIONS, type PersonKey, personKeys } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, failureOf } from '@/test/outcomes';
import { reportAffected } from './commands/report-affected';
import { resolveIssue } from './commands/resolve-issue';
import { withdrawAffected } from './commands/withdraw-affected';
import { getHealth, getIssue, listIssues } from './queries';

useDatabase();

const EXCHANGE = 'EX413207';
const report = (version: number, change = {}) => ({
  issueId: EXCHANGE,
  key: randomUUID(),
  version,
  words: 'Orders arrive late',
  affectedCount: '35',
  ...change,
});
const lastEvent = async () =>
  (
    await ownerSql<{ seq: string; name: string; partner_id: string | null; customer_id: string; audience: string }>(
      "SELECT seq, name, partner_id, customer_id, audience FROM event WHERE record_type = 'health_issue' ORDER BY seq DESC LIMIT 1",
    )
  )[0];

/** Who knows that Tailspin is affected by the incident of Exchange Online: its own, the operator's staff, and both partners that support Exchange there. */
const KNOWING: PersonKey[] = ['lin', 'zhao', 'wu', 'qian', 'ada', 'hana', 'fei', 'tina', 'serge', 'mei'];

describe('We are affected too', () => {
  it('is said once per organization: said again it replaces, on the version that was seen', async () => {
    const [tina, serge] = [await signIn('tina'), await signIn('serge')];
    const first = report(0);
    done(await reportAffected(serge, first));
    done(await reportAffected(serge, first));
    expect(failureOf(await reportAffected(tina, report(0)))).toEqual({ kind: 'stale', version: 1 });
    done(await reportAffected(tina, report(1, { affectedCount: '', words: '' })));
    const { reports } = await getIssue(serge, EXCHANGE);
    expect(reports).toMatchObject([{ customerName: 'Tailspin Toys', affectedCount: null, words: '' }]);
    expect(failureOf(await reportAffected(serge, report(2, { affectedCount: '1.5' })))).toEqual({
      kind: 'invalid',
      fields: { affectedCount: 'whole_number' },
    });
    expect(failureOf(await reportAffected(serge, report(2, { affectedCount: '-3' })))).toMatchObject({
      kind: 'invalid',
    });
    done(await reportAffected(serge, report(2)));
  });

  it('is on the record for the operator, the reseller of record and the customer', async () => {
    expect(await lastEvent()).toMatchObject({
      name: 'health_issue.affected_reported',
      partner_id: ORGANIZATIONS.contoso.id,
      customer_id: ORGANIZATIONS.tailspin.id,
      audience: 'operator_partner_customer',
    });
  });

  it('names a delegated partner where nobody sells the service any more', async () => {
    const among = 'UPDATE subscription SET status = $1 WHERE customer_id = $2 AND partner_id = $3 AND status = $4';
    const { id } = ORGANIZATIONS.adatum;
    await ownerSql('INSERT INTO relation (customer_id, partner_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      id,
      ORGANIZATIONS.northwind.id,
    ]);
    const alan = await signIn('alan');
    done(await reportAffected(alan, report(0)));
    expect((await lastEvent())?.partner_id).toBe(ORGANIZATIONS.fabrikam.id);
    await ownerSql(among, ['deleted', id, ORGANIZATIONS.fabrikam.id, 'active']);
    expect(failureOf(await reportAffected(alan, report(1)))).toEqual({ kind: 'not_found' });
    await ownerSql(among, ['active', id, ORGANIZATIONS.fabrikam.id, 'deleted']);
    done(await withdrawAffected(alan, { issueId: EXCHANGE, version: 1 }));
  });

  it.each(personKeys)(
    '%s learns of it only as policy has it: no other customer, not even as a number',
    async (person) => {
      const viewer = await signIn(person);
      const knows = KNOWING.includes(person);
      const event = await ownerSql<{ seq: string }>(
        "SELECT seq FROM event WHERE name = 'health_issue.affected_reported' AND customer_id = $1 ORDER BY seq DESC LIMIT 1",
        [ORGANIZATIONS.tailspin.id],
      );
      const seq = Number(event[0]?.seq);
      // The administrator audits the operator's record, and sees no report on any page.
      expect(await visibleEvents(viewer, [{ seq, type: 'health_issue', record: EXCHANGE }])).toHaveLength(
        knows || person === 'he' ? 1 : 0,
      );
      let text = '';
      for (const read of [
        () => getIssue(viewer, EXCHANGE),
        () => getHealth(viewer, { tab: 'reported' }),
        () => getHealth(viewer, {}),
      ])
        text += JSON.stringify(await read().catch((error: unknown) => String(error)));
      expect(text.includes('Orders arrive late')).toBe(knows);
      if (!knows) expect(text).not.toContain('"affectedCount":35');
    },
  );

  it('helps the partner before it files: the service shows that this customer said so, and no other', async () => {
    const hana = await signIn('hana');
    const of = async (customerId: string) =>
      (await listIssues(hana, 'exchange', customerId)).find((issue) => issue.id === EXCHANGE)?.affected;
    expect(await of(ORGANIZATIONS.tailspin.id)).toMatchObject({ affectedCount: 35 });
    expect(await of(ORGANIZATIONS.wingtip.id)).toBeNull();
  });

  it('ends for a partner with its delegation', async () => {
    const fei = await signIn('fei');
    const among = [ORGANIZATIONS.tailspin.id, ORGANIZATIONS.fabrikam.id];
    expect((await getIssue(fei, EXCHANGE)).reports).toHaveLength(1);
    await ownerSql('DELETE FROM delegation WHERE customer_id = $1 AND partner_id = $2', among);
    expect((await getIssue(fei, EXCHANGE)).reports).toEqual([]);
    await ownerSql("INSERT INTO delegation (customer_id, partner_id, service_id) VALUES ($1, $2, 'exchange')", among);
  });

  it('is withdrawn with its words and its number, and can be said again', async () => {
    const tina = await signIn('tina');
    done(await withdrawAffected(tina, { issueId: EXCHANGE, version: 3 }));
    done(await withdrawAffected(tina, { issueId: EXCHANGE, version: 3 }));
    expect((await getIssue(await signIn('lin'), EXCHANGE)).reports).toEqual([]);
    const [row] = await ownerSql('SELECT words, affected_count FROM health_affected WHERE customer_id = $1', [
      ORGANIZATIONS.tailspin.id,
    ]);
    expect(row).toEqual({ words: '', affected_count: null });
    const { report: standing } = await getIssue(tina, EXCHANGE);
    done(await reportAffected(tina, report(standing.version)));
    expect((await getIssue(tina, EXCHANGE)).reports).toHaveLength(1);
  });

  it('is not taken for a resolved issue, nor for one of a service that the organization does not hold', async () => {
    const [tina, wu] = [await signIn('tina'), await signIn('wu')];
    expect(failureOf(await reportAffected(tina, report(0, { issueId: 'TM410955' })))).toEqual({
      kind: 'conflict',
      why: 'issue_resolved',
    });
    expect(failureOf(await reportAffected(tina, report(0, { issueId: 'AP401590' })))).toEqual({ kind: 'not_found' });
    const { issue } = await getIssue(wu, EXCHANGE);
    const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);
    done(
      await resolveIssue(wu, {
        issueId: EXCHANGE,
        version: issue.version,
        key: randomUUID(),
        body: 'Queues are empty again.',
        postType: 'regular',
        status: 'serviceRestored',
        endedAt: now,
      }),
    );
    const { report: standing } = await getIssue(tina, EXCHANGE);
    expect(failureOf(await reportAffected(tina, report(standing.version)))).toMatchObject({ why: 'issue_resolved' });
    done(await withdrawAffected(tina, { issueId: EXCHANGE, version: standing.version }));
  });
});
