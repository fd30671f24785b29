import type { Client } from 'pg';
import { expectedDnsRecords } from '@/lib/tenant-config/rules';
import { DNS_RECORD_KINDS } from '@/lib/tenant-config/schema';
import { fixedId, ORGANIZATIONS } from '@/test/cast';
import { insertRows } from './insert-rows';
import { PASSWORD_AGES, TENANT_PROFILES } from './tenant-profiles';
import { customerKeys, SERVICE_OF_RECORD, SUBSCRIPTIONS, TENANTS } from './tenants';

const DAY = 86_400_000;

/** The first three of its users, who get new features first. */
const pioneersOf = (key: (typeof customerKeys)[number]): string =>
  TENANTS[key].users
    .slice(0, 3)
    .map((user) => `${user.at}@${ORGANIZATIONS[key].domain}`)
    .sort()
    .join('\n');

async function seedDomains(client: Client, now: number): Promise<void> {
  const domains = customerKeys
    .flatMap((key) => TENANTS[key].domains.map((domain) => ({ ...domain, customerId: ORGANIZATIONS[key].id })))
    .map((domain, position) => ({ ...domain, id: fixedId(3, position + 1) }));
  await insertRows(
    client,
    'tenant_domain',
    domains.map(({ id, customerId, name, isDefault, isUnverified }) => ({
      id,
      customer_id: customerId,
      name,
      is_default: isDefault ?? false,
      verified_at: isUnverified ? null : new Date(now - 380 * DAY),
    })),
  );
  const records = domains.flatMap((domain) => {
    const expected = expectedDnsRecords(domain.name);
    return DNS_RECORD_KINDS.map((kind) => {
      const fault = domain.faults?.[kind];
      const found = domain.isUnverified ? null : expected[kind];
      return {
        customer_id: domain.customerId,
        domain_id: domain.id,
        service_id: SERVICE_OF_RECORD[kind],
        kind,
        expected: expected[kind],
        found: fault === undefined ? found : fault,
      };
    });
  });
  await insertRows(
    client,
    'tenant_dns_record',
    records.map((record, position) => ({ id: fixedId(4, position + 1), ...record })),
  );
}

async function seedUsers(client: Client, now: number): Promise<void> {
  const users = customerKeys
    .flatMap((key) => TENANTS[key].users.map((user) => ({ ...user, key, customerId: ORGANIZATIONS[key].id })))
    .map((user, position) => ({ ...user, id: fixedId(5, position + 1) }));
  await insertRows(
    client,
    'tenant_user',
    users.map(({ id, key, customerId, name, at, withoutLocation, isBlocked }, position) => ({
      id,
      customer_id: customerId,
      display_name: name,
      user_principal_name: `${at}@${ORGANIZATIONS[key].domain}`,
      usage_location: withoutLocation ? null : 'CN',
      is_blocked: isBlocked ?? false,
      password_changed_at: new Date(now - (PASSWORD_AGES[position % PASSWORD_AGES.length] ?? 0) * DAY),
    })),
  );
  const licences = SUBSCRIPTIONS.flatMap(({ customer, offer, quantity, isTrial }, position) =>
    users
      .filter((user) => user.key === customer && !user.withoutLicence && !isTrial)
      .slice(0, quantity)
      .map(({ id, customerId }) => ({
        user_id: id,
        subscription_id: fixedId(2, position + 1),
        offer_id: offer,
        customer_id: customerId,
      })),
  );
  await insertRows(client, 'tenant_licence', licences);
}

/** The customers' tenants: settings, domains with their records as found, directory users, licences. */
export async function seedTenants(client: Client, now: number): Promise<void> {
  await insertRows(
    client,
    'tenant_organization',
    customerKeys.map((key) => ({
      customer_id: ORGANIZATIONS[key].id,
      technical_contact_email: TENANTS[key].technicalContact,
      preferred_language: TENANTS[key].preferredLanguage,
      release_preference: TENANTS[key].releasePreference ?? 'standard',
      password_validity_days: TENANTS[key].passwordValidityDays,
      sharepoint_sharing: TENANTS[key].sharePointSharing,
      onedrive_sharing: TENANTS[key].oneDriveSharing,
      release_users: TENANTS[key].releasePreference === 'targeted_selected' ? pioneersOf(key) : '',
      ...TENANT_PROFILES[key],
    })),
  );
  await seedDomains(client, now);
  await seedUsers(client, now);
}
