import { describe, expect, it } from 'vitest';
import { findingsFor, getTenantConfiguration } from '@/lib/tenant-config/queries';
import { ORGANIZATIONS, type OrganizationKey, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';

const NOT_FOUND = { failure: { kind: 'not_found' } };
/** To a partner of that customer, which knows it: P5 explains. */
const REFUSED = { failure: { kind: 'refused', rule: 'P5' } };
const EVERY = ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'];

useDatabase();

const read = async (person: PersonKey, customer: OrganizationKey, service: string) =>
  getTenantConfiguration(await signIn(person), ORGANIZATIONS[customer].id, service);
const findings = async (person: PersonKey, customer: OrganizationKey, service: string) =>
  findingsFor(await signIn(person), ORGANIZATIONS[customer].id, service);

describe('P5, P14: a tenant is delegated per service', () => {
  it.each([
    ['tina', 'tailspin', EVERY, NOT_FOUND],
    ['uma', 'tailspin', EVERY, NOT_FOUND],
    ['hana', 'tailspin', EVERY, REFUSED],
    ['fei', 'tailspin', ['exchange'], REFUSED],
    ['fei', 'adatum', EVERY, REFUSED],
    ['nora', 'litware', [], REFUSED],
    ['wendy', 'tailspin', [], NOT_FOUND],
    ['hana', 'adatum', [], NOT_FOUND],
  ] as [PersonKey, OrganizationKey, string[], object][])(
    '%s reaches of %s: %j',
    async (person, customer, services, otherwise) => {
      for (const service of [...EVERY, 'nothing'])
        if (services.includes(service)) {
          expect((await read(person, customer, service)).services.map((one) => one.id)).toEqual(services);
          await expect(findings(person, customer, service)).resolves.toBeDefined();
        } else {
          await expect(read(person, customer, service)).rejects.toMatchObject(otherwise);
          await expect(findings(person, customer, service)).rejects.toMatchObject(otherwise);
        }
    },
  );

  it('shows the sharing settings to whom SharePoint or OneDrive is delegated', async () => {
    const hidden = { sharePointSharing: null, oneDriveSharing: null };
    const off = { sharePointSharing: 'organization_only', oneDriveSharing: 'organization_only' };
    expect((await read('fei', 'tailspin', 'exchange')).snapshot.organization).toMatchObject(hidden);
    expect((await read('hana', 'tailspin', 'exchange')).snapshot.organization).toMatchObject(off);
    expect((await read('tina', 'tailspin', 'exchange')).snapshot.organization).toMatchObject(off);
  });

  it('counts licences alike for every delegate, whoever sold them', async () => {
    const count = { check: 'users_without_licence', values: { count: 3, total: 12 } };
    for (const person of ['tina', 'hana', 'fei'] as const) {
      const { snapshot } = await read(person, 'tailspin', 'exchange');
      expect([person, snapshot.users]).toMatchObject([person, { total: 12, withoutLicence: 3 }]);
      expect(await findings(person, 'tailspin', 'exchange')).toContainEqual(expect.objectContaining(count));
    }
    expect((await read('hana', 'tailspin', 'exchange')).snapshot.subscriptions).toHaveLength(2);
    expect((await read('fei', 'tailspin', 'exchange')).snapshot.subscriptions).toEqual([]);
  });

  it('lists a seller the subscriptions whose services it is delegated for, with seats that are true', async () => {
    const among = [ORGANIZATIONS.contoso.id, ORGANIZATIONS.tailspin.id];
    await ownerSql(
      "DELETE FROM delegation WHERE partner_id = $1 AND customer_id = $2 AND service_id <> 'teams'",
      among,
    );
    const { snapshot } = await read('hana', 'tailspin', 'teams');
    expect(snapshot.subscriptions.map((one) => [one.friendlyName, one.assignedCount])).toEqual([
      ['Office 365 Enterprise E1', 9],
    ]);
  });
});
