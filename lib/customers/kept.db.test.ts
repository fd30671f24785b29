import { describe, expect, it } from 'vitest';
import { ORGANIZATIONS, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { DETAILS } from '@/test/rows-partner';
import { editBilling } from './commands/edit-billing';
import { editDetails } from './commands/edit-details';
import { getCustomer } from './queries/get-customer';

useDatabase();

const CONTOSO = ORGANIZATIONS.contoso.id;
const TAILSPIN = ORGANIZATIONS.tailspin.id;

describe('what a partner keeps of its customer', () => {
  const details = (changes: object = {}) => ({ customerId: TAILSPIN, version: '0', ...DETAILS, ...changes });
  const billing = (changes: object = {}) => ({
    customerId: TAILSPIN,
    version: '0',
    billingName: 'Tailspin accounts',
    billingEmail: 'accounts@tailspin.example',
    billingAddress: '1 Toy Road',
    taxNumber: '',
    ...changes,
  });

  it('is edited on the version that was seen; the record says before and after of what differs', async () => {
    done(await editDetails(await signIn('hana'), details()));
    expect(failureOf(await editDetails(await signIn('ada'), details()))).toEqual({ kind: 'stale', version: 1 });
    expect(failureOf(await editDetails(await signIn('ada'), details({ version: '1' })))).toMatchObject({
      why: 'nothing_changed',
    });
    done(await editDetails(await signIn('ada'), details({ version: '1', city: 'Suzhou' })));
    expect((await events('customer.details_changed'))[0]).toEqual({
      audience: 'partner',
      data: { cityBefore: expect.any(String), cityAfter: 'Suzhou' },
    });
    expect(
      await ownerSql("SELECT data FROM event WHERE name = 'customer.details_changed' AND data::text LIKE '%Suzhou%'"),
    ).toEqual([]);
  });

  it('another partner of the same customer reads its own and not this', async () => {
    done(await editDetails(await signIn('fei'), details({ contactName: 'Seen by Fabrikam' })));
    expect((await getCustomer(await signIn('fei'), TAILSPIN)).details?.contactName).toBe('Seen by Fabrikam');
    expect((await getCustomer(await signIn('hana'), TAILSPIN)).details?.contactName).toBe(DETAILS.contactName);
    expect(JSON.stringify(await getCustomer(await signIn('fei'), TAILSPIN))).not.toContain(DETAILS.contactName);
  });

  it('billing is not for helpdesk agents, who read it', async () => {
    expect(failureOf(await editBilling(await signIn('hana'), billing()))).toMatchObject({
      kind: 'refused',
      roles: ['admin_agent', 'sales_agent', 'global_admin'],
    });
    done(await editBilling(await signIn('sam'), billing()));
    const { billing: read, can } = await getCustomer(await signIn('hana'), TAILSPIN);
    expect([read?.billingName, can.editBilling, can.editDetails]).toEqual(['Tailspin accounts', false, true]);
  });

  it('of two who edit at once one is told that it is stale', async () => {
    const viewers = [await signIn('hana'), await signIn('ada')];
    for (let round = 0; round < 20; round += 1) {
      const [row] = await ownerSql<{ version: number }>(
        'SELECT version FROM customer_profile WHERE customer_id = $1 AND partner_id = $2',
        [TAILSPIN, CONTOSO],
      );
      const answers = await Promise.all(
        viewers.map((viewer, index) =>
          editDetails(viewer, details({ version: String(row?.version), city: `${round}-${index}` })),
        ),
      );
      expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
    }
  });

  it.each(['bo', 'ula', 'nora', 'tina', 'lin'] as PersonKey[])('%s sees no such record', async (person) => {
    await expect(getCustomer(await signIn(person), TAILSPIN)).rejects.toMatchObject({
      failure: { kind: person === 'nora' ? 'not_found' : 'refused' },
    });
  });
});
