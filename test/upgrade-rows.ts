import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Client } from 'pg';
import { insertRows, type Row } from '@/prisma/seed/insert-rows';
import { ORGANIZATIONS, PASSWORD, PEOPLE, type PersonKey } from './cast';
import { attachmentRow, escalationRow, messageRow } from './rows';

// Rows as earlier releases left them, in the columns that they knew.

const THE_CAST = ['lin', 'zhao', 'he', 'hana', 'ada', 'nora', 'tina'] as const satisfies readonly PersonKey[];
const PLACES = ['operator', 'contoso', 'northwind', 'tailspin', 'litware'] as const;
const { contoso, northwind, tailspin, litware } = ORGANIZATIONS;
export const AT = '2026-08-03T02:00:00Z';

export const SUBSCRIPTION = randomUUID();
export const ESCALATION = escalationRow('hana', 'tailspin', 'exchange', {
  topic_id: 'exchange.mailflow',
  severity: 'B',
  severity_reason: 'Hana Sato did not answer for two days',
  state: 'in_progress',
  assignee_id: PEOPLE.lin.id,
});

type Said = {
  name: string;
  actor: PersonKey;
  record: [type: string, id: string];
  data: Record<string, string | null>;
  audience?: string;
};
export const eventRow = ({ name, actor, record: [type, id], data, audience = 'operator_partner' }: Said) => ({
  id: randomUUID(),
  name,
  action: 'an.act',
  rule: 'P20',
  actor_id: PEOPLE[actor].id,
  actor_organization_id: ORGANIZATIONS[PEOPLE[actor].organization].id,
  partner_id: contoso.id,
  customer_id: tailspin.id,
  record_type: type,
  record_id: id,
  audience,
  data: data as never,
  at: AT,
});

export const put = async (client: Client, rows: readonly [table: string, ...rows: Row[]][]) => {
  for (const [table, ...all] of rows) for (const row of all) await insertRows(client, table, [row]);
};

/** What the first release had: who is who, arrears and an agreement without reasons, one escalation with its record, health, a desk. */
export async function putFirstRelease(client: Client): Promise<void> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const target = randomUUID();
  const submitted = eventRow({
    name: 'escalation.submitted',
    actor: 'hana',
    record: ['escalation', ESCALATION.id],
    data: { stateAfter: 'submitted' },
  });
  const thread = messageRow('lin', ESCALATION, 'operator_partner');
  await put(client, [
    [
      'service',
      { id: 'exchange', name: 'Exchange Online', position: 0 },
      { id: 'entra', name: 'Directory', position: 1 },
    ],
    ['offer', { id: 'o365-e1', name: 'Office 365 E1' }],
    ['offer_service', { offer_id: 'o365-e1', service_id: 'exchange' }],
    ['support_topic', { id: 'exchange.mailflow', kind: 'technical', service_id: 'exchange', position: 0 }],
    [
      'sla_target',
      {
        severity: 'A',
        kind: 'technical',
        minutes: 60,
        business_days: null,
        opens_at: 0,
        closes_at: 1440,
        every_day: true,
      },
      {
        severity: 'B',
        kind: 'technical',
        minutes: null,
        business_days: 2,
        opens_at: 540,
        closes_at: 1440,
        every_day: true,
      },
    ],
    ['calendar_day', { date: '2026-10-01', kind: 'holiday', name: '国庆节 National Day' }],
    [
      'organization',
      ...PLACES.map((key) => {
        const { id, side, name, domain } = ORGANIZATIONS[key];
        return {
          id,
          kind: side,
          name,
          name_key: name.toLowerCase(),
          domain,
          in_arrears_since: key === 'northwind' ? AT : null,
          advanced_agreement: key === 'tailspin',
          created_at: AT,
        };
      }),
    ],
    ...THE_CAST.flatMap((key): [string, Row][] => {
      const { id, organization, name, email, phone, roles, locale, timeZone } = PEOPLE[key];
      const organization_id = ORGANIZATIONS[organization].id;
      return [
        ['person', { id, organization_id, name, email, phone, locale, time_zone: timeZone }],
        ...roles.map((role): [string, Row] => ['person_role', { person_id: id, organization_id, role }]),
        ['credential', { person_id: id, password_hash: passwordHash }],
        [
          'session',
          { id_hash: `session of ${key}`, person_id: id, idle_minutes: 60, ends_at: new Date(Date.now() + 3_600_000) },
        ],
      ];
    }),
    [
      'relation',
      { customer_id: tailspin.id, partner_id: contoso.id },
      { customer_id: litware.id, partner_id: northwind.id },
    ],
    ['delegation', { customer_id: tailspin.id, partner_id: contoso.id, service_id: 'entra' }],
    [
      'subscription',
      {
        id: SUBSCRIPTION,
        customer_id: tailspin.id,
        partner_id: contoso.id,
        offer_id: 'o365-e1',
        friendly_name: 'Seats of Tina Xu',
        quantity: 25,
        status: 'active',
        term_starts_at: AT,
        term_ends_at: '2027-08-03T02:00:00Z',
      },
    ],
    ['tenant_organization', { customer_id: tailspin.id, preferred_language: 'en' }, { customer_id: litware.id }],
    [
      'health_issue',
      {
        id: 'EX413207',
        service_id: 'exchange',
        classification: 'incident',
        status: 'serviceRestored',
        title: 'Mail is late',
        impact_description: 'Mail is late',
        starts_at: AT,
        ends_at: '2026-08-03T05:00:00Z',
        is_resolved: true,
        updated_at: AT,
      },
    ],
    ['health_post', { id: randomUUID(), issue_id: 'EX413207', body: 'Restored', created_at: AT }],
    ['health_follow', { person_id: PEOPLE.hana.id, issue_id: 'EX413207', customer_id: tailspin.id }],
    ['escalation', { ...ESCALATION, health_issue_id: 'EX413207' }],
    [
      'escalation_judgement',
      {
        escalation_id: ESCALATION.id,
        partner_id: contoso.id,
        judgement: 'justified',
        reason: 'No tools',
        judged_by: PEOPLE.lin.id,
        judged_at: AT,
      },
    ],
    ['message', thread],
    ['attachment', attachmentRow('hana', ESCALATION, 'operator_partner')],
    [
      'draft',
      {
        person_id: PEOPLE.hana.id,
        key: randomUUID(),
        kind: 'message',
        subject: ESCALATION.number,
        fields: '{"body":"Still typing"}',
        updated_at: AT,
      },
    ],
    [
      'event',
      submitted,
      eventRow({
        name: 'escalation.severity_set',
        actor: 'lin',
        record: ['escalation', ESCALATION.id],
        data: { severityBefore: 'A', severityAfter: 'B', reason: 'Hana Sato did not answer for two days' },
      }),
      eventRow({
        name: 'escalation.severity_set',
        actor: 'lin',
        record: ['escalation', ESCALATION.id],
        data: { severityBefore: 'B', severityAfter: 'B', reason: null },
      }),
      eventRow({
        name: 'escalation.judged',
        actor: 'lin',
        record: ['escalation', ESCALATION.id],
        data: { judgement: 'justified', reason: 'No tools' },
        audience: 'operator',
      }),
    ],
    [
      'delivery_target',
      { id: target, name: 'The desk', url: 'https://desk.example/', secret_sealed: 'sealed', updated_at: AT },
    ],
    ['delivery_target_event', { target_id: target, event_name: 'escalation.submitted' }],
    [
      'delivery',
      {
        id: randomUUID(),
        target_id: target,
        event_id: submitted.id,
        event_seq: 1,
        event_name: submitted.name,
        record_id: ESCALATION.id,
        body: '{"old":true}',
        state: 'delivered',
        due_at: AT,
        created_at: AT,
      },
    ],
  ]);
}
