import { describe, expect, it } from 'vitest';
import { replyToCase } from '@/lib/cases/commands/reply-to-case';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { changeRoles } from '@/lib/identity/commands/change-roles';
import { newId } from '@/lib/shared/ids';
import { changeDelegation } from '@/lib/tenant-config/commands/change-delegation';
import { ORGANIZATIONS } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { atOnce, expectNoneAfter, inLanes, makeCustomers, ROUNDS, Tally } from '@/test/rounds';
import { offBoardCustomer } from './commands/off-board-customer';

useDatabase({ pool: 6 });

describe(`${ROUNDS} rounds of an off-boarding`, () => {
  it('against filing, a case reply, a grant and a role change at once: what succeeded came before and went with the customer', {
    timeout: 120_000,
  }, async () => {
    const [he, hana] = [await signIn('he'), await signIn('hana')];
    const customers = await makeCustomers(ROUNDS, 'contoso');
    const tally = new Tally();
    await inLanes(2, async (round) => {
      const customer = customers[round];
      if (!customer) throw new Error('there is a customer for each round');
      const { id, name, admin, memberId, caseNumber } = customer;
      const acts = [
        () => submitEscalation(hana, filing({ customerId: id, serviceId: 'entra' })),
        () => replyToCase(admin, { number: caseNumber, version: '1', key: newId(), body: 'Gail was here' }),
        () =>
          changeDelegation(admin, { partnerId: ORGANIZATIONS.contoso.id, grant: 'teams', remove: '', seen: 'entra' }),
        () => changeRoles(admin, { personId: memberId, seen: 'member', roles: 'user_administrator' }),
      ] as const;
      const off = () => offBoardCustomer(he, { customerId: id, typedName: name });
      const [end, filed, replied, granted, changed] = await atOnce(round, [off, ...acts] as const);
      const outcomes = {
        'escalation.submitted': filed,
        'case.replied': replied,
        'delegation.granted': granted,
        'person.roles_changed': changed,
      };
      expect([round, end.ok]).toEqual([round, true]);
      await expectNoneAfter('organization.off_boarded', { customerId: id }, outcomes);
      if (round % 5 === 0) expect((await acts[round % acts.length]?.())?.ok).toBe(false);
      tally.add(outcomes);
    });
    const left = (sql: string) => ownerSql(sql, [customers.map(({ id }) => id)]);
    expect(await left('SELECT FROM delegation WHERE customer_id = ANY ($1)')).toEqual([]);
    expect(await left('SELECT FROM tenant_organization WHERE customer_id = ANY ($1)')).toEqual([]);
    expect(await left('SELECT FROM person WHERE organization_id = ANY ($1) AND erased_at IS NULL')).toEqual([]);
    expect(await left('SELECT FROM person_role WHERE organization_id = ANY ($1)')).toEqual([]);
    expect(await left("SELECT FROM message WHERE customer_id = ANY ($1) AND body <> '[…]'")).toEqual([]);
    tally.expectBoth('before an off-boarding');
  });
});
