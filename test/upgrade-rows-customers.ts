import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { ORGANIZATIONS, PEOPLE } from './cast';
import { caseRow } from './rows-cases';
import { AT, eventRow, put, SUBSCRIPTION } from './upgrade-rows';

const { contoso, tailspin } = ORGANIZATIONS;

/** What the release of the customer's side added: a setting changed, a delegation, a request for seats, a name, a case, a mail that was kept. */
export async function putCustomersRelease(client: Client): Promise<void> {
  const request = randomUUID();
  const raised = caseRow('tina', 'contoso', { service_id: 'exchange' });
  const tenant = { name: tailspin.name, by: PEOPLE.tina.name };
  const replied = eventRow({
    name: 'case.opened',
    actor: 'tina',
    record: ['case', raised.id],
    data: { number: raised.number },
    audience: 'partner_customer',
  });
  await client.query("UPDATE tenant_organization SET street = 'Nanjing Road 1' WHERE customer_id = $1", [tailspin.id]);
  await put(client, [
    [
      'tenant_change',
      {
        id: randomUUID(),
        customer_id: tailspin.id,
        setting: 'street',
        service_id: 'entra',
        before: null,
        after: 'Nanjing Road 1',
        person_id: PEOPLE.tina.id,
        organization_id: tailspin.id,
        at: AT,
      },
    ],
    ['customer_case', raised],
    [
      'change_request',
      {
        id: request,
        subscription_id: SUBSCRIPTION,
        customer_id: tailspin.id,
        partner_id: contoso.id,
        kind: 'more_seats',
        quantity_before: 25,
        offer_before_id: 'o365-e1',
        wanted_quantity: 30,
        reason: 'Five people more',
        submit_key: randomUUID(),
        requested_by_id: PEOPLE.tina.id,
        requested_at: AT,
        updated_at: AT,
      },
    ],
    [
      'event',
      eventRow({
        name: 'tenant.setting_changed',
        actor: 'tina',
        record: ['tenant', tailspin.id],
        data: {
          setting: 'street',
          serviceId: 'entra',
          before: null,
          after: 'Nanjing Road 1',
          byOrganization: tailspin.name,
          ...tenant,
        },
        audience: 'operator_partner_customer',
      }),
      eventRow({
        name: 'delegation.granted',
        actor: 'tina',
        record: ['delegation', `${tailspin.id}:${contoso.id}`],
        data: { serviceId: 'entra', partner: contoso.name, ...tenant },
        audience: 'operator_partner_customer',
      }),
      eventRow({
        name: 'subscription.renamed',
        actor: 'ada',
        record: ['subscription', SUBSCRIPTION],
        data: { before: 'E1', after: 'Seats of Tina Xu' },
        audience: 'partner_customer',
      }),
      eventRow({
        name: 'change_request.submitted',
        actor: 'tina',
        record: ['change_request', request],
        data: { kind: 'more_seats', name: 'Seats of Tina Xu' },
        audience: 'partner_customer',
      }),
      replied,
    ],
    [
      'notification',
      {
        id: randomUUID(),
        event_id: replied.id,
        event_name: replied.name,
        kind: 'case',
        person_id: PEOPLE.hana.id,
        state: 'kept',
        due_at: AT,
        created_at: AT,
        finished_at: AT,
        subject: 'A case',
        text_body: 'A case',
        html_body: '<p>A case</p>',
      },
    ],
  ]);
}
