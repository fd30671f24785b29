import { expect, it } from 'vitest';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { ORGANIZATIONS } from '@/test/cast';
import { signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { atOnce, expectNoneAfter, inLanes, makeCustomers, ROUNDS, Tally } from '@/test/rounds';
import { changeDelegation } from './commands/change-delegation';
import { changeProfile } from './commands/change-profile';

useDatabase({ pool: 6 });

it(`a delegation taken back while the partner files under it and saves a setting under it: both before, or neither: ${ROUNDS} rounds`, {
  timeout: 120_000,
}, async () => {
  const hana = await signIn('hana');
  const customers = await makeCustomers(ROUNDS, 'contoso');
  const tally = new Tally();
  await inLanes(2, async (round) => {
    const customer = customers[round];
    if (!customer) throw new Error('there is a customer for each round');
    const { id, admin } = customer;
    const file = () => submitEscalation(hana, filing({ customerId: id, serviceId: 'entra' }));
    const save = () => changeProfile(hana, { customerId: id, version: '1', city: `City ${round}` });
    const remove = () =>
      changeDelegation(admin, { partnerId: ORGANIZATIONS.contoso.id, grant: '', remove: 'entra', seen: 'entra' });
    const [removed, filed, saved] = await atOnce(round, [remove, file, save] as const);
    const outcomes = { 'escalation.submitted': filed, 'tenant.setting_changed': saved };
    expect([round, removed.ok]).toEqual([round, true]);
    await expectNoneAfter('delegation.removed', { customerId: id }, outcomes);
    if (round % 5 === 0) expect([(await file()).ok, (await save()).ok]).toEqual([false, false]);
    tally.add(outcomes);
  });
  tally.expectBoth('before a delegation was taken back');
});
