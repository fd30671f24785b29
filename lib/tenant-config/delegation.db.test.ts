import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ORGANIZATIONS, type OrganizationKey, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { changeDelegation } from './commands/change-delegation';
import { changeProfile } from './commands/change-profile';
import { getTenantConfiguration } from './queries';
import { getPartners } from './queries/get-partners';

useDatabase();

const EVERY = ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'];
const idOf = (organization: OrganizationKey) => ORGANIZATIONS[organization].id;

const held = async (partner: OrganizationKey): Promise<string[]> =>
  (
    await ownerSql<{ service_id: string }>(
      `SELECT d.service_id FROM delegation d JOIN service s ON s.id = d.service_id
       WHERE customer_id = $1 AND partner_id = $2 ORDER BY s.position`,
      [idOf('tailspin'), idOf(partner)],
    )
  ).map((row) => row.service_id);

async function change(person: PersonKey, partner: OrganizationKey, grant: string[], remove: string[], seen?: string[]) {
  return changeDelegation(await signIn(person), {
    partnerId: idOf(partner),
    grant: grant.join(),
    remove: remove.join(),
    seen: (seen ?? (await held(partner))).join(),
  });
}

const saveCity = async (person: PersonKey, city: string) => {
  const [row] = await ownerSql<{ version: number }>(
    'SELECT profile_version AS version FROM tenant_organization WHERE customer_id = $1',
    [idOf('tailspin')],
  );
  return changeProfile(await signIn(person), { customerId: idOf('tailspin'), version: String(row?.version), city });
};

describe('P5: the customer grants and removes delegated privileges, per service', () => {
  it('shows who sold what, by name, and who is delegated for what', async () => {
    const { partners } = await getPartners(await signIn('tina'));
    expect(partners.map(({ name, sells }) => [name, sells])).toEqual([
      ['Contoso Cloud', ['Exchange Online Archiving', 'Office 365 Enterprise E1']],
      ['Fabrikam Partners', []],
    ]);
    expect(partners.map(({ services }) => services.filter((one) => one.grantedAt).map(({ id }) => id))).toEqual([
      EVERY,
      ['exchange'],
    ]);
    expect((await getPartners(await signIn('uma'))).refusal).toMatchObject({ rule: 'P5' });
  });

  it('takes it back at once: the next save of an open page is refused and says why; relation and subscriptions stay', async () => {
    done(await saveCity('hana', 'Suzhou'));
    done(await change('tina', 'contoso', [], EVERY));
    expect(failureOf(await saveCity('hana', 'Wuxi'))).toEqual({ kind: 'conflict', why: 'not_delegated' });
    await expect(getTenantConfiguration(await signIn('hana'), idOf('tailspin'), 'exchange')).rejects.toMatchObject({
      failure: { kind: 'refused', rule: 'P5' },
    });
    expect(
      await ownerSql('SELECT FROM relation WHERE customer_id = $1 AND partner_id = $2', [
        idOf('tailspin'),
        idOf('contoso'),
      ]),
    ).toHaveLength(1);
    expect((await events('delegation.removed')).map((event) => event.data.serviceId).sort()).toEqual([...EVERY].sort());
    done(await change('tina', 'contoso', EVERY, []));
    done(await saveCity('hana', 'Wuxi'));
    expect((await events('delegation.granted'))[0]).toMatchObject({
      audience: 'operator_partner_customer',
      data: { isDelegatedBefore: false, isDelegatedAfter: true },
    });
  });

  it('touches one service and one partner alone', async () => {
    done(await change('tina', 'fabrikam', ['teams'], ['exchange']));
    expect(await held('fabrikam')).toEqual(['teams']);
    expect(await held('contoso')).toEqual(EVERY);
    done(await change('tina', 'fabrikam', ['exchange'], ['teams']));
  });

  it('sent twice is done once; what was not reviewed as it stands is none of these', async () => {
    const told = async () => (await events('delegation.granted')).length;
    const before = await told();
    for (const _ of ['once', 'again']) done(await change('tina', 'fabrikam', ['teams'], ['exchange'], ['exchange']));
    expect([await held('fabrikam'), await told()]).toEqual([['teams'], before + 1]);
    done(await change('tina', 'fabrikam', ['exchange'], ['teams']));
    expect(failureOf(await change('tina', 'fabrikam', ['teams'], ['exchange'], []))).toMatchObject({
      why: 'delegation_changed',
    });
  });

  it('refuses what was not reviewed as it stands, and a partner that is none of the customer', async () => {
    expect(failureOf(await change('tina', 'fabrikam', ['teams'], [], []))).toMatchObject({ why: 'delegation_changed' });
    expect(failureOf(await change('tina', 'fabrikam', ['exchange'], []))).toMatchObject({ why: 'delegation_changed' });
    expect(failureOf(await change('tina', 'northwind', ['teams'], []))).toEqual({ kind: 'not_found' });
  });

  it.each(['uma', 'serge', 'max', 'ada', 'fei', 'he'] as PersonKey[])('%s does not', async (person) => {
    expect(failureOf(await change(person, 'fabrikam', ['teams'], []))).toMatchObject({ kind: 'refused', rule: 'P5' });
  });

  it('one partner that sells holds a service; one that sells nothing may hold it beside', async () => {
    await ownerSql(
      `INSERT INTO subscription (id, customer_id, partner_id, offer_id, friendly_name, quantity, status, term_starts_at, term_ends_at)
       VALUES ($1, $2, $3, 'o365-e1', 'Sold beside', 5, 'active', now(), now() + interval '1 year')`,
      [randomUUID(), idOf('tailspin'), idOf('fabrikam')],
    );
    expect(failureOf(await change('tina', 'fabrikam', ['teams'], []))).toMatchObject({
      kind: 'conflict',
      why: 'other_partner_delegated',
    });
    const { partners } = await getPartners(await signIn('tina'));
    expect(partners[1]?.services.find((one) => one.id === 'teams')).toMatchObject({ heldBy: 'Contoso Cloud' });
    done(await change('tina', 'contoso', [], ['teams']));
    done(await change('tina', 'fabrikam', ['teams'], []));
  });
});
