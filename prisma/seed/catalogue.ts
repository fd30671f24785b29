import chineseDays from 'chinese-days';
import type { Client } from 'pg';
import { DEFAULT_SLA_TARGETS } from '@/lib/escalations/rules/severity';
import { insertRows } from './insert-rows';

/** 2027 is not announced: a year without rows counts Monday to Friday, provisionally. */
const ANNOUNCED_YEARS = [2026];
const PROVISIONAL_YEARS = [2027];

export const SERVICES = [
  { id: 'exchange', name: 'Exchange Online', aliases: ['Microsoft Exchange Online', 'Exchange Online Archiving'] },
  { id: 'sharepoint', name: 'SharePoint Online', aliases: ['Microsoft SharePoint'] },
  { id: 'onedrive', name: 'OneDrive for Business', aliases: ['Microsoft OneDrive'] },
  { id: 'teams', name: 'Microsoft Teams', aliases: [] },
  {
    id: 'apps',
    name: 'Microsoft 365 Apps',
    aliases: ['Microsoft 365 Apps for enterprise', 'Microsoft 365 Apps for business', 'Office 365 ProPlus'],
  },
  // The suite is Microsoft Entra ID's: no subscription with users is without it.
  {
    id: 'entra',
    name: 'Microsoft Entra ID',
    aliases: ['Microsoft Entra', 'Azure Active Directory', 'Microsoft 365 suite'],
  },
] as const;

export type ServiceId = (typeof SERVICES)[number]['id'];

const ONLINE: readonly ServiceId[] = ['exchange', 'sharepoint', 'onedrive', 'teams', 'entra'];

const BUSINESS_SEATS = 300;
const MOST_SEATS = 10_000_000;

export const OFFERS = [
  { id: 'o365-e1', name: 'Office 365 Enterprise E1', services: ONLINE },
  { id: 'o365-e3', name: 'Office 365 Enterprise E3', services: [...ONLINE, 'apps'] },
  {
    id: 'o365-business',
    name: 'Office 365 Business',
    services: ['onedrive', 'apps', 'entra'],
    maxQuantity: BUSINESS_SEATS,
  },
  {
    id: 'o365-business-essentials',
    name: 'Office 365 Business Essentials',
    services: ONLINE,
    maxQuantity: BUSINESS_SEATS,
  },
  {
    id: 'o365-business-premium',
    name: 'Office 365 Business Premium',
    services: [...ONLINE, 'apps'],
    maxQuantity: BUSINESS_SEATS,
  },
  { id: 'o365-proplus', name: 'Office 365 ProPlus', services: ['onedrive', 'apps', 'entra'] },
  {
    id: 'exchange-online-archiving',
    name: 'Exchange Online Archiving',
    services: ['exchange'],
    isAddOn: true,
  },
] as const satisfies readonly {
  id: string;
  name: string;
  services: readonly ServiceId[];
  isAddOn?: boolean;
  maxQuantity?: number;
}[];

export type OfferId = (typeof OFFERS)[number]['id'];

/** P7: the paths of an upgrade in China. */
export const UPGRADES: readonly [OfferId, readonly OfferId[]][] = [
  ['o365-business', ['o365-business-premium', 'o365-proplus', 'o365-e3']],
  ['o365-business-premium', ['o365-e3']],
  ['o365-business-essentials', ['o365-business-premium', 'o365-e1', 'o365-e3']],
];

const TECHNICAL_TOPICS: Record<ServiceId, readonly string[]> = {
  exchange: ['mail_flow', 'mailbox_access', 'outlook_connection', 'migration', 'archiving'],
  sharepoint: ['site_access', 'permissions', 'search', 'external_sharing'],
  onedrive: ['sync', 'sharing', 'restore'],
  teams: ['sign_in', 'meetings', 'chat', 'policies'],
  apps: ['installation', 'activation', 'update', 'crash'],
  entra: ['sign_in', 'password_reset', 'directory_sync', 'multifactor'],
};
const BILLING_TOPICS = ['invoice', 'subscription', 'licences'];

/** Ids are stable: escalations keep them, and their words stand under the same name in the messages. */
export const SUPPORT_TOPICS = [
  ...SERVICES.flatMap(({ id }) =>
    TECHNICAL_TOPICS[id].map((name) => ({ id: `${id}.${name}`, kind: 'technical', service_id: id })),
  ),
  ...BILLING_TOPICS.map((name) => ({ id: `billing.${name}`, kind: 'billing', service_id: null })),
].map((topic, position) => ({ ...topic, position }));

/** The days of a year that are not what their weekday says: statutory holidays on weekdays and weekends, and make-up workdays. */
export function calendarDays(year: number): { date: string; kind: 'holiday' | 'workday'; name: string }[] {
  const days = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    const { work, name } = chineseDays.getDayDetail(date);
    const [english, chinese] = name.split(',');
    if (chinese)
      days.push({ date, kind: work ? ('workday' as const) : ('holiday' as const), name: `${chinese} ${english}` });
  }
  return days;
}

/** What the operator may have edited since is left as it stands. */
async function seedPromises(client: Client): Promise<void> {
  const { rows } = await client.query<{ has_targets: boolean; years: number[] }>(`
    SELECT EXISTS (SELECT FROM sla_target) AS has_targets,
      ARRAY(SELECT DISTINCT extract(year FROM date)::int FROM calendar_day) AS years`);
  if (!rows[0]?.has_targets) {
    const targets = DEFAULT_SLA_TARGETS.map(
      ({ severity, kind, minutes, businessDays, opensAt, closesAt, everyDay }) => ({
        severity,
        kind,
        minutes,
        business_days: businessDays,
        opens_at: opensAt,
        closes_at: closesAt,
        every_day: everyDay,
      }),
    );
    await insertRows(client, 'sla_target', targets);
  }
  const missing = ANNOUNCED_YEARS.filter((year) => !rows[0]?.years.includes(year));
  await insertRows(
    client,
    'promise_version',
    [...ANNOUNCED_YEARS, ...PROVISIONAL_YEARS].map((year) => ({
      name: `calendar-${year}`,
      is_provisional: !ANNOUNCED_YEARS.includes(year),
    })),
    'ON CONFLICT DO NOTHING',
  );
  await insertRows(client, 'calendar_day', missing.flatMap(calendarDays), 'ON CONFLICT DO NOTHING');
}

/** An offer comes with its services and paths once: what the operator took out of one since does not come back. */
async function seedOffers(client: Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM offer');
  const standing = new Set(rows.map((row) => row.id));
  const missing = OFFERS.filter((offer) => !standing.has(offer.id));
  await insertRows(
    client,
    'offer',
    missing.map((offer) => ({
      id: offer.id,
      name: offer.name,
      is_add_on: 'isAddOn' in offer,
      max_quantity: 'maxQuantity' in offer ? offer.maxQuantity : MOST_SEATS,
    })),
  );
  const upgrades = UPGRADES.flatMap(([from, to]) => to.map((id) => ({ from_offer_id: from, to_offer_id: id })));
  const isNew = (id: string) => missing.some((offer) => offer.id === id);
  await insertRows(
    client,
    'offer_upgrade',
    upgrades.filter((path) => isNew(path.from_offer_id)),
    'ON CONFLICT DO NOTHING',
  );
  const included = missing.flatMap(({ id, services }) =>
    services.map((serviceId) => ({ offer_id: id, service_id: serviceId })),
  );
  await insertRows(client, 'offer_service', included);
}

/**
 * Brings the catalogue of every installation up to date: services, offers, topics, promises, calendar. Safe to run again: what the
 * operator changed, ordered or retired since is left as it stands.
 */
export async function seedCatalogue(client: Client): Promise<void> {
  await client.query('BEGIN');
  await insertRows(
    client,
    'service',
    SERVICES.map(({ id, name, aliases }, position) => ({ id, name, aliases, position })),
    'ON CONFLICT DO NOTHING',
  );
  await seedOffers(client);
  await insertRows(client, 'support_topic', SUPPORT_TOPICS, 'ON CONFLICT (id) DO NOTHING');
  await seedPromises(client);
  await client.query('COMMIT');
}
