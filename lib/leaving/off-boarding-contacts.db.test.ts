import { beforeAll, describe, expect, it } from 'vitest';
import { editBilling } from '@/lib/customers/commands/edit-billing';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { ORGANIZATIONS, PEOPLE } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { done } from '@/test/outcomes';
import { offBoardCustomer } from './commands/off-board-customer';

useDatabase();

const TAILSPIN = ORGANIZATIONS.tailspin.id;
const hana = { contactName: PEOPLE.hana.name, contactEmail: PEOPLE.hana.email, contactPhone: PEOPLE.hana.phone };
const filed: Record<string, string> = {};

async function file(name: string, fields: Record<string, string>) {
  const form = filing({ customerId: TAILSPIN, serviceId: 'exchange' });
  filed[name] = done(await submitEscalation(await signIn('hana'), { ...form, ...fields })).number;
}

async function rowOf(name: string) {
  const [row] = await ownerSql<Record<'name' | 'email' | 'phone' | 'description' | 'tried', string | null>>(
    `SELECT contact_name AS name, contact_email AS email, contact_phone AS phone, description, tried FROM escalation
     WHERE number = $1`,
    [filed[name]],
  );
  return row;
}

beforeAll(async () => {
  const [billed] = await ownerSql<{ version: number }>(
    'SELECT version FROM customer_billing WHERE customer_id = $1 AND partner_id = $2',
    [TAILSPIN, ORGANIZATIONS.contoso.id],
  );
  const billing = {
    customerId: TAILSPIN,
    version: String(billed?.version ?? 0),
    billingName: 'Kunigunde Abel, Tailspin Toys GmbH',
    billingEmail: 'bills@tailspin.example',
    billingAddress: 'Road 1',
  };
  done(await editBilling(await signIn('sam'), billing));
  await file('own', hana);
  await file('theirs', {
    ...hana,
    contactName: 'Tina Olsen',
    contactEmail: PEOPLE.tina.email,
    contactPhone: '0049 30 987654',
  });
  await file('mixed', { ...hana, contactName: PEOPLE.tina.name, contactPhone: PEOPLE.tina.phone });
  await file('words', {
    ...hana,
    description: `Frau Abel of Tailspin Toys sees it since 2026-11-19, ring 139-1234-5678, 1391234 5678 or １３９１２３４５６７８`,
    tried: `Like ${filed.own}: asked kunigunde, ${PEOPLE.tina.phone.replace('+86 ', '').replaceAll(' ', '-')}`,
  });
  await ownerSql("UPDATE subscription SET status = 'deleted' WHERE customer_id = $1", [TAILSPIN]);
  done(await offBoardCustomer(await signIn('he'), { customerId: TAILSPIN, typedName: ORGANIZATIONS.tailspin.name }));
});

describe('P8, P15: what off-boarding leaves on requests that go on', () => {
  it('is whom the operator reaches at the partner that filed it', async () => {
    expect(await rowOf('own')).toMatchObject({
      name: PEOPLE.hana.name,
      email: PEOPLE.hana.email,
      phone: PEOPLE.hana.phone,
    });
  });

  it("is nothing of the customer's people, also where they stand beside the partner's address", async () => {
    expect(await rowOf('theirs')).toMatchObject({ name: '[…]', email: '[…]', phone: null });
    const mixed = await rowOf('mixed');
    expect(mixed).toMatchObject({ email: PEOPLE.hana.email, phone: null });
    expect(mixed?.name).toMatch(/^P-[0-9A-F]{8}$/);
  });

  it('has neither the name to which bills went nor telephone numbers; numbers of requests, days and the company stay', async () => {
    const words = await rowOf('words');
    expect(words?.description).toBe('Frau […] of Tailspin Toys sees it since 2026-11-19, ring […], […] or […]');
    expect(words?.tried).toMatch(new RegExp(`^Like ${filed.own}: asked \\[…\\], P-[0-9A-F]{8}$`));
  });
});
