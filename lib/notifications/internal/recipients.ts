import type { EventAudience } from '@/lib/command/event';
import { Prisma, type Transaction } from '@/lib/platform/db';
import { PARTNER_ROLES } from '@/lib/policy/actor';
import { isOnByDefault, messageKind } from '../rules/kinds';
import type { Recipients } from '../rules/registry';
import type { Kind } from '../schema';
import { importedSql } from './imported';

/** What is known of an event before anybody reads it for somebody: ids and names alone. */
export type NewEvent = {
  id: string;
  name: string;
  record_type: string;
  record_id: string;
  audience: EventAudience;
  actor_id: string | null;
  partner_id: string | null;
  customer_id: string | null;
  /** The change request that it answers: who asked is told of that. */
  change_request_id: string | null;
  /** How a message came, where that is known. */
  origin: string | null;
  at: Date;
  attempts: number;
};

/** The services that an event is about, for those whom it reaches by holding one. */
async function servicesOf(tx: Transaction, event: NewEvent): Promise<string[]> {
  const rows = await tx.$queryRaw<{ service_id: string }[]>`
    SELECT i.service_id FROM health_issue i WHERE ${event.record_type} = 'health_issue' AND i.id = ${event.record_id}
    UNION SELECT s.service_id FROM service_message_service s
      WHERE ${event.record_type} = 'service_message' AND s.message_id = ${event.record_id} AND s.service_id IS NOT NULL
    UNION SELECT s.service_id FROM event begun JOIN service_message m ON ${importedSql(Prisma.sql`begun.at`, event.at)}
      JOIN service_message_service s ON s.message_id = m.id AND s.service_id IS NOT NULL
      WHERE ${event.name} = 'service_message.import_finished' AND begun.record_type = 'service_message' AND begun.record_id = ${event.record_id}
        AND begun.name = 'service_message.import_started'`;
  return rows.map((row) => row.service_id);
}

async function kindOf(tx: Transaction, event: NewEvent, kind: Recipients['kind']): Promise<Kind | null> {
  if (kind !== 'message') return kind;
  const [message] = await tx.$queryRaw<{ isMajorChange: boolean; isDataPrivacy: boolean }[]>`
    SELECT m.is_major_change AS "isMajorChange", m.is_data_privacy AS "isDataPrivacy" FROM service_message m WHERE m.id = ${event.record_id}`;
  return message ? messageKind(message) : null;
}

async function organizationsOf(tx: Transaction, event: NewEvent, { side, from }: Recipients): Promise<Prisma.Sql> {
  if (from === 'party') {
    if (side === 'operator')
      return Prisma.sql`p.id IN (SELECT r.person_id FROM person_role r WHERE r.role IN ('support_engineer', 'support_lead', 'communications_editor', 'administrator', 'auditor'))`;
    const id = side === 'partner' ? event.partner_id : event.customer_id;
    return Prisma.sql`p.organization_id = ${id}::uuid`;
  }
  if (from === 'sellers')
    return event.partner_id
      ? Prisma.sql`p.organization_id = ${event.partner_id}::uuid`
      : Prisma.sql`p.id IN (SELECT r.person_id FROM person_role r WHERE r.role = ANY (${[...PARTNER_ROLES]}::text[]))`;
  const services = await servicesOf(tx, event);
  const holders = Prisma.sql`subscription s JOIN offer_service os ON os.offer_id = s.offer_id
    WHERE os.service_id = ANY (${services}::text[]) AND s.status <> 'deleted'`;
  return side === 'customer'
    ? Prisma.sql`p.organization_id IN (SELECT s.customer_id FROM ${holders})`
    : Prisma.sql`p.organization_id IN (SELECT s.partner_id FROM ${holders}
        UNION SELECT d.partner_id FROM delegation d WHERE d.service_id = ANY (${services}::text[]))`;
}

const partOf = (event: NewEvent, who: Recipients['who']): Prisma.Sql =>
  ({
    all: Prisma.sql`true`,
    involved: Prisma.sql`p.id IN (SELECT acted.actor_id FROM event acted WHERE acted.record_type = ${event.record_type} AND acted.record_id = ${event.record_id})`,
    others: Prisma.sql`p.organization_id IS DISTINCT FROM (SELECT acted.actor_organization_id FROM event acted WHERE acted.id = ${event.id}::uuid)`,
    followers: Prisma.sql`p.id IN (SELECT f.person_id FROM health_follow f WHERE f.issue_id = ${event.record_id})`,
  })[who];

/** Adds those of one line of the registry who want it by mail and have no notification of this event yet. */
export async function addRecipients(tx: Transaction, event: NewEvent, recipients: Recipients): Promise<void> {
  const kind = await kindOf(tx, event, recipients.kind);
  if (kind === null) return;
  const organizations = await organizationsOf(tx, event, recipients);
  await tx.$executeRaw`
    INSERT INTO notification (id, event_id, event_name, kind, person_id, due_at, created_at)
    SELECT gen_random_uuid(), ${event.id}::uuid, ${event.name}, ${kind}, p.id, now(), ${event.at}
    FROM person p LEFT JOIN notification_preference chosen ON chosen.person_id = p.id AND chosen.kind = ${kind}
    WHERE ${organizations} AND ${partOf(event, recipients.who)} AND p.disabled_at IS NULL
      AND p.id IS DISTINCT FROM ${event.actor_id}::uuid AND coalesce(chosen.by_mail, ${isOnByDefault(kind)})
      AND NOT EXISTS (SELECT FROM event asked WHERE asked.record_type = 'change_request' AND asked.record_id = ${event.change_request_id}
        AND asked.actor_id = p.id)
      AND EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id AND r.role = ANY (${[...recipients.roles]}::text[]))
    ON CONFLICT DO NOTHING`;
}

/** Adds the technical contacts of the tenants that hold the service; one who has a notification of this event already gets no second. */
export async function addTechnicalContacts(tx: Transaction, event: NewEvent): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO notification (id, event_id, event_name, kind, person_id, customer_id, due_at, created_at)
    SELECT gen_random_uuid(), ${event.id}::uuid, ${event.name}, 'health', c.person_id, c.customer_id, now(), ${event.at}
    FROM technical_contacts(${await servicesOf(tx, event)}::text[]) c
    ON CONFLICT DO NOTHING`;
}
