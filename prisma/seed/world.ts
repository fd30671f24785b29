import { hash } from '@node-rs/argon2';
import type { Client } from 'pg';
import {
  type CastOrganization,
  fixedId,
  ORGANIZATIONS,
  organizationKeys,
  PASSWORD,
  PEOPLE,
  personKeys,
} from '@/test/cast';
import { SERVICES } from './catalogue';
import { HEALTH_ISSUES } from './health';
import { insertRows } from './insert-rows';
import { seedMessages } from './messages';
import { PRICES } from './prices';
import { seedTenants } from './seed-tenants';
import { SUBSCRIPTIONS } from './tenants';

const DAY = 86_400_000;
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const ARREARS_REASON = 'Invoices of August and September 2026 are unpaid after the second reminder.';
const AGREEMENT_REASON = 'Agreement for advanced support signed by both sides.';

const RELATIONS = [
  { customer: 'tailspin', partner: 'contoso', services: SERVICES.map((service) => service.id) },
  { customer: 'wingtip', partner: 'contoso', services: SERVICES.map((service) => service.id) },
  { customer: 'adatum', partner: 'fabrikam', services: SERVICES.map((service) => service.id) },
  { customer: 'tailspin', partner: 'fabrikam', services: ['exchange'] },
  { customer: 'litware', partner: 'northwind', services: [] },
] as const;

async function seedOrganizations(client: Client, now: number): Promise<void> {
  const rows = organizationKeys.map((key) => {
    const organization: CastOrganization = ORGANIZATIONS[key];
    const { id, side, name, domain, support, mpnId } = organization;
    return {
      id,
      kind: side,
      name,
      name_key: name.normalize('NFKC').toLowerCase(),
      domain,
      mpn_id: mpnId ?? null,
      support_website: support?.website ?? null,
      support_email: support?.email ?? null,
      support_phone: support?.phone ?? null,
      support_hours: support?.hours ?? null,
      support_languages: support?.languages ?? null,
      created_at: new Date(now - 400 * DAY),
    };
  });
  await insertRows(client, 'organization', rows);
}

/** P9 and P21; what follows from them on organization a trigger writes. */
async function seedStandings(client: Client, now: number): Promise<void> {
  const at = (days: number) => new Date(now - days * DAY);
  const set = (position: number, key: keyof typeof ORGANIZATIONS) => ({
    id: fixedId(6, position),
    organization_id: ORGANIZATIONS[key].id,
    set_by_id: PEOPLE.he.id,
  });
  await insertRows(
    client,
    'standing',
    organizationKeys.flatMap((key, position) => {
      const { arrearsDays, hasAdvancedAgreement }: CastOrganization = ORGANIZATIONS[key];
      return [
        ...(arrearsDays
          ? [{ ...set(position, key), kind: 'arrears', since: at(arrearsDays), reason: ARREARS_REASON }]
          : []),
        ...(hasAdvancedAgreement
          ? [{ ...set(position, key), kind: 'advanced_agreement', since: at(300), reason: AGREEMENT_REASON }]
          : []),
      ];
    }),
  );
}

async function seedPeople(client: Client): Promise<void> {
  const people = personKeys.map((key) => PEOPLE[key]);
  const place = (organization: keyof typeof ORGANIZATIONS) => ORGANIZATIONS[organization].id;
  await insertRows(
    client,
    'person',
    people.map(({ id, organization, name, email, phone, locale, timeZone }) => ({
      id,
      organization_id: place(organization),
      name,
      email,
      phone,
      locale,
      time_zone: timeZone,
    })),
  );
  await insertRows(
    client,
    'person_role',
    people.flatMap(({ id, organization, roles }) =>
      roles.map((role) => ({ person_id: id, organization_id: place(organization), role })),
    ),
  );
  const passwordHash = await hash(PASSWORD, COST);
  await insertRows(
    client,
    'credential',
    people.map(({ id }) => ({ person_id: id, password_hash: passwordHash })),
  );
}

async function seedRelations(client: Client, now: number): Promise<void> {
  const sides = (relation: (typeof RELATIONS)[number]) => ({
    customer_id: ORGANIZATIONS[relation.customer].id,
    partner_id: ORGANIZATIONS[relation.partner].id,
  });
  const since = new Date(now - 390 * DAY);
  await insertRows(
    client,
    'relation',
    RELATIONS.map((relation) => ({ ...sides(relation), since })),
  );
  await insertRows(
    client,
    'delegation',
    RELATIONS.flatMap((relation) =>
      relation.services.map((serviceId) => ({ ...sides(relation), service_id: serviceId, granted_at: since })),
    ),
  );
}

async function seedSubscriptions(client: Client, now: number): Promise<void> {
  const rows = SUBSCRIPTIONS.map((subscription, position) => {
    const startsAt = now - subscription.startedDaysAgo * DAY;
    const { suspendedDaysAgo, parent } = subscription;
    return {
      id: fixedId(2, position + 1),
      customer_id: ORGANIZATIONS[subscription.customer].id,
      partner_id: ORGANIZATIONS[subscription.partner].id,
      offer_id: subscription.offer,
      parent_id: parent === undefined ? null : fixedId(2, parent + 1),
      quantity: subscription.quantity,
      status: suspendedDaysAgo ? 'suspended' : 'active',
      is_trial: subscription.isTrial ?? false,
      auto_renew: subscription.autoRenew ?? false,
      term_starts_at: new Date(startsAt),
      term_ends_at: new Date(startsAt + subscription.termDays * DAY),
      suspended_at: suspendedDaysAgo ? new Date(now - suspendedDaysAgo * DAY) : null,
      suspension_reason: suspendedDaysAgo ? 'non_payment' : null,
    };
  });
  const names = await client.query<{ id: string; name: string }>('SELECT id, name FROM offer');
  const nameOf = new Map(names.rows.map((offer) => [offer.id, offer.name]));
  const trial = (isTrial: boolean) => (isTrial ? ' (trial)' : '');
  await insertRows(
    client,
    'subscription',
    rows.map((row) => ({
      ...row,
      friendly_name: `${nameOf.get(row.offer_id) ?? row.offer_id}${trial(row.is_trial)}`,
      version: 1,
      updated_at: new Date(now),
    })),
  );
}

async function seedHealth(client: Client, now: number): Promise<void> {
  await insertRows(
    client,
    'health_issue',
    HEALTH_ISSUES.map((issue) => ({
      id: issue.id,
      service_id: issue.serviceId,
      classification: issue.classification,
      status: issue.status,
      title: issue.title,
      impact_description: issue.impact,
      starts_at: new Date(now - issue.startedMsAgo),
      ends_at: issue.endedMsAgo === null ? null : new Date(now - issue.endedMsAgo),
      is_resolved: issue.endedMsAgo !== null,
      updated_at: new Date(
        now - issue.startedMsAgo + Math.max(...issue.posts.map((post) => post.hoursAfterStart)) * 3_600_000,
      ),
    })),
  );
  const posts = HEALTH_ISSUES.flatMap((issue) =>
    issue.posts.map((post) => ({
      issue_id: issue.id,
      post_type: post.kind ?? 'regular',
      body: post.body,
      created_at: new Date(now - issue.startedMsAgo + post.hoursAfterStart * 3_600_000),
    })),
  );
  await insertRows(
    client,
    'health_post',
    posts.map((post, position) => ({ id: fixedId(6, position + 1), ...post })),
  );
}

/** Fills an empty database with the demo world's fixed rows, whole or not at all; false when there are organizations already. */
export async function seedWorld(client: Client, now = Date.now()): Promise<boolean> {
  const { rows } = await client.query<{ is_empty: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM organization) AS is_empty',
  );
  if (!rows[0]?.is_empty) return false;
  await client.query('BEGIN');
  await seedOrganizations(client, now);
  await seedPeople(client);
  await seedStandings(client, now);
  await seedRelations(client, now);
  await seedSubscriptions(client, now);
  await insertRows(client, 'offer_price', PRICES);
  await seedTenants(client, now);
  await seedHealth(client, now);
  await seedMessages(client, now);
  await client.query('COMMIT');
  return true;
}
