import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { orderSubscription } from '@/lib/subscriptions/commands/order-subscription';
import { ORGANIZATIONS, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { DETAILS, NEW_CUSTOMER } from '@/test/rows-partner';
import { createCustomer } from './commands/create-customer';
import { findCustomers } from './queries';
import { getCreating } from './queries/get-creating';
import { getCustomer } from './queries/get-customer';

useDatabase();

const CONTOSO = ORGANIZATIONS.contoso.id;
const TAILSPIN = ORGANIZATIONS.tailspin.id;
const count = async (sql: string, values: unknown[] = []) =>
  (await ownerSql<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`, values))[0]?.count;

describe('a partner creates a customer', () => {
  it('with its tenant, profile, billing, first subscription and the invitation of its first administrator, in one act', async () => {
    const given = NEW_CUSTOMER();
    const { id } = done(await createCustomer(await signIn('sam'), given));
    const found = await findCustomers(await signIn('hana'), { q: given.domainPrefix });
    expect(found.customers).toEqual([
      { id, name: 'Fourth Coffee', domain: `${given.domainPrefix}.partner.onmschina.cn` },
    ]);
    expect(
      await ownerSql('SELECT preferred_language, country FROM tenant_organization WHERE customer_id = $1', [id]),
    ).toEqual([{ preferred_language: 'zh-CN', country: 'CN' }]);
    expect(await ownerSql('SELECT name, is_default FROM tenant_domain WHERE customer_id = $1', [id])).toEqual([
      { name: `${given.domainPrefix}.partner.onmschina.cn`, is_default: true },
    ]);
    const [sold] = await ownerSql<{ months: number }>(
      `SELECT partner_id, offer_id, quantity, status, auto_renew,
         (extract(year FROM age(term_ends_at, term_starts_at)) * 12 + extract(month FROM age(term_ends_at, term_starts_at)))::int AS months
       FROM subscription WHERE customer_id = $1`,
      [id],
    );
    expect(sold).toEqual({
      partner_id: CONTOSO,
      offer_id: 'o365-e1',
      quantity: 12,
      status: 'active',
      auto_renew: true,
      months: 12,
    });
    expect(await ownerSql('SELECT email, roles, person_id FROM invitation WHERE organization_id = $1', [id])).toEqual([
      { email: given.adminEmail, roles: ['global_administrator'], person_id: null },
    ]);
    expect(await count('person WHERE organization_id = $1', [id])).toBe(0);
    expect(await count('delegation WHERE customer_id = $1', [id])).toBe(0);
    // What stays for ever; the values stand among the words, which leave with the customer.
    const written = JSON.stringify(
      await ownerSql("SELECT data FROM event WHERE name IN ('customer.created', 'invitation.made')"),
    );
    for (const personal of [given.adminEmail, given.adminName, DETAILS.contactName])
      expect(written).not.toContain(personal);
    expect((await events('customer.created'))[0]?.data).toMatchObject({
      nameAfter: given.company,
      contactNameAfter: DETAILS.contactName,
    });
    expect((await events('invitation.made'))[0]?.data).toMatchObject({ email: given.adminEmail });
    expect((await events('subscription.ordered'))[0]).toMatchObject({ audience: 'operator_partner_customer' });
  });

  it('one form makes one customer, also sent ten times at once; another form under its key is told so', async () => {
    const given = NEW_CUSTOMER();
    const viewer = await signIn('ada');
    const answers = await Promise.all(Array.from({ length: 10 }, () => createCustomer(viewer, given)));
    expect(new Set(answers.map((answer) => done(answer).id)).size).toBe(1);
    expect(await count('organization WHERE domain LIKE $1', [`${given.domainPrefix}.%`])).toBe(1);
    const changed = Object.entries({
      company: 'Another',
      domainPrefix: 'another',
      city: 'Another',
      contactPhone: '+86 10 5555',
      billingAddress: 'Another',
      taxNumber: '42',
      offerId: 'o365-e3',
      quantity: '13',
      autoRenew: 'off',
      adminName: 'Another',
      adminEmail: 'another@fourthcoffee.example',
      adminLanguage: 'en',
    });
    for (const [name, value] of changed)
      expect([name, failureOf(await createCustomer(viewer, { ...given, [name]: value }))]).toEqual([
        name,
        { kind: 'conflict', why: 'already_sent' },
      ]);
    expect(done(await createCustomer(viewer, given)).id).toBe(answers.map((answer) => done(answer).id)[0]);
  });

  it('a domain is given once, whoever asks and however it is written; nothing of the second try stays', async () => {
    const given = NEW_CUSTOMER();
    done(await createCustomer(await signIn('ada'), given));
    const before = await count('event');
    const again = { ...NEW_CUSTOMER(), domainPrefix: ` ${given.domainPrefix?.toUpperCase()} ` };
    expect(failureOf(await createCustomer(await signIn('fei'), again))).toEqual({
      kind: 'invalid',
      fields: { domainPrefix: 'prefix_taken' },
    });
    expect(await count('event')).toBe(before);
  });

  it.each([
    ['domainPrefix', 'a-b', 'domain_prefix'],
    ['quantity', '0', 'quantity_ordered'],
    ['quantity', '12.5', 'quantity_fraction'],
    ['offerId', 'nothing', 'choose'],
    ['offerId', 'exchange-online-archiving', undefined],
    ['term', '24', 'choose'],
    ['contactEmail', 'nobody', 'email'],
    ['adminEmail', '', 'required'],
    ['country', 'XX', 'choose'],
    ['billingName', ' ', 'required'],
  ])('%s %j is refused beside its field, and nothing is made', async (name, value, error) => {
    const before = await count('organization');
    const failure = failureOf(await createCustomer(await signIn('ada'), NEW_CUSTOMER({ [name]: value })));
    expect(failure).toMatchObject({ kind: 'invalid', ...(error ? { fields: { [name]: error } } : {}) });
    expect(await count('organization')).toBe(before);
  });

  it('P9: not in arrears; its customers and their support stay', async () => {
    const before = await count('organization');
    expect(failureOf(await createCustomer(await signIn('nora'), NEW_CUSTOMER()))).toMatchObject({
      why: 'arrears_customers',
    });
    const order = {
      key: randomUUID(),
      customerId: ORGANIZATIONS.litware.id,
      offerId: 'o365-e1',
      quantity: '1',
      term: '12',
      autoRenew: 'off',
    };
    expect(failureOf(await orderSubscription(await signIn('nora'), order))).toMatchObject({ why: 'arrears_order' });
    expect(await count('organization')).toBe(before);
    expect((await getCustomer(await signIn('nora'), ORGANIZATIONS.litware.id)).name).toBe('Litware');
  });

  it.each(['hana', 'bo', 'ula', 'tina', 'lin', 'he'] as PersonKey[])('%s may not', async (person) => {
    expect(failureOf(await createCustomer(await signIn(person), NEW_CUSTOMER()))).toMatchObject({ kind: 'refused' });
  });

  it('P23: a sales agent orders without seeing a price', async () => {
    const cents = (person: PersonKey) => signIn(person).then(getCreating);
    expect((await cents('sam')).offers.every((offer) => offer.seatMonthCents === null)).toBe(true);
    expect((await cents('ada')).offers.some((offer) => offer.seatMonthCents !== null)).toBe(true);
  });
});

describe('a further subscription', () => {
  const order = (changes: object = {}) => ({
    key: randomUUID(),
    customerId: TAILSPIN,
    offerId: 'o365-e3',
    quantity: '5',
    term: '36',
    autoRenew: 'off',
    ...changes,
  });

  it('is ordered once a form; an add-on names the subscription that it belongs to', async () => {
    const [viewer, given] = [await signIn('sam'), order()];
    const [first, second] = [
      done(await orderSubscription(viewer, given)),
      done(await orderSubscription(viewer, given)),
    ];
    expect(first).toEqual(second);
    const addOn = order({ offerId: 'exchange-online-archiving', quantity: '5' });
    expect(failureOf(await orderSubscription(viewer, addOn))).toMatchObject({ fields: { parentId: 'parent_needed' } });
    done(await orderSubscription(viewer, { ...addOn, parentId: first.id }));
    expect(failureOf(await orderSubscription(viewer, order({ parentId: first.id })))).toMatchObject({
      fields: { parentId: 'parent_none' },
    });
  });

  it('is not for another partner’s customer, nor beyond what the offer takes', async () => {
    expect(
      failureOf(await orderSubscription(await signIn('sam'), order({ customerId: ORGANIZATIONS.adatum.id }))),
    ).toEqual({
      kind: 'not_found',
    });
    const many = order({ offerId: 'o365-business', quantity: '301' });
    expect(failureOf(await orderSubscription(await signIn('sam'), many))).toMatchObject({
      fields: { quantity: 'quantity_above_max?most=300' },
    });
  });

  it('P5: who holds privileges beside the partner that sells does not become a second selling holder', async () => {
    expect(failureOf(await orderSubscription(await signIn('fei'), order()))).toMatchObject({
      why: 'order_delegation_beside',
    });
    await ownerSql('DELETE FROM delegation WHERE customer_id = $1 AND partner_id = $2', [
      TAILSPIN,
      ORGANIZATIONS.fabrikam.id,
    ]);
    done(await orderSubscription(await signIn('fei'), order()));
    await ownerSql('DELETE FROM subscription WHERE customer_id = $1 AND partner_id = $2', [
      TAILSPIN,
      ORGANIZATIONS.fabrikam.id,
    ]);
    await ownerSql("INSERT INTO delegation (customer_id, partner_id, service_id) VALUES ($1, $2, 'exchange')", [
      TAILSPIN,
      ORGANIZATIONS.fabrikam.id,
    ]);
  });
});
