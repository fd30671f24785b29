import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findCustomersToFileFor, getFiling } from '@/lib/escalations/queries/get-filing';
import { changeQuantity } from '@/lib/subscriptions/commands/change-quantity';
import { fixedId, ORGANIZATIONS, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { endAgreement } from './commands/end-agreement';
import { enrolPartner } from './commands/enrol-partner';
import { grantAgreement } from './commands/grant-agreement';
import { liftArrears } from './commands/lift-arrears';
import { setArrears } from './commands/set-arrears';
import { getOrganization } from './queries/get-organization';
import { listOrganizations } from './queries/list-organizations';
import { ownArrears } from './queries/own-arrears';

useDatabase();

const { contoso, northwind, wingtip, tailspin } = ORGANIZATIONS;
const TAILSPIN_E1 = fixedId(2, 1);
const seats = async (person: PersonKey) => {
  const [row] = await ownerSql<{ version: number; quantity: number }>(
    'SELECT version, quantity FROM subscription WHERE id = $1',
    [TAILSPIN_E1],
  );
  const quantity = String((row?.quantity ?? 0) + 1);
  return changeQuantity(await signIn(person), { id: TAILSPIN_E1, version: String(row?.version), quantity });
};

describe('arrears (P9)', () => {
  it("bite at the partner's next request in a session that it had before, and end with a reason too", async () => {
    const [he, ada] = [await signIn('he'), await signIn('ada')];
    expect(await ownArrears(ada)).toBeNull();
    expect(await seats('ada')).toMatchObject({ ok: true });
    done(await setArrears(he, { id: contoso.id, reason: 'The invoice of October is unpaid' }));
    expect(await ownArrears(ada)).toMatchObject({
      reason: 'The invoice of October is unpaid',
      since: expect.any(Date),
    });
    expect(failureOf(await seats('ada'))).toEqual({ kind: 'conflict', why: 'arrears' });
    expect((await findCustomersToFileFor(ada, {})).customers.length).toBeGreaterThan(0);
    done(await liftArrears(he, { id: contoso.id, reason: 'Paid on 20 November' }));
    expect(await ownArrears(ada)).toBeNull();
    expect(await seats('ada')).toMatchObject({ ok: true });
    expect(await events('arrears.set')).toMatchObject([
      { audience: 'operator_partner', data: { reason: 'The invoice of October is unpaid' } },
    ]);
    expect(await events('arrears.lifted')).toMatchObject([{ data: { reason: 'Paid on 20 November' } }]);
    const record = await getOrganization(await signIn('qian'), contoso.id);
    expect(record).toMatchObject({
      running: null,
      can: { change: false },
      history: [{ reason: 'The invoice of October is unpaid', endReason: 'Paid on 20 November', setBy: 'He Jun 何军' }],
    });
  });

  it('are set once by two at once, need a reason, and are a partner’s alone', async () => {
    const he = await signIn('he');
    const both = [0, 1].map(async () =>
      setArrears(await signIn('he'), { id: ORGANIZATIONS.fabrikam.id, reason: 'Unpaid' }),
    );
    const failures = (await Promise.all(both)).map(failureOf);
    expect(failures.filter(Boolean)).toEqual([{ kind: 'conflict', why: 'standing_runs' }]);
    expect(failureOf(await setArrears(he, { id: contoso.id, reason: ' \n ' }))).toMatchObject({
      fields: { reason: 'required' },
    });
    expect(failureOf(await setArrears(he, { id: wingtip.id, reason: 'A customer' }))).toEqual({ kind: 'not_found' });
    expect(failureOf(await liftArrears(he, { id: contoso.id, reason: 'There are none' }))).toEqual({
      kind: 'conflict',
      why: 'standing_ended',
    });
  });
});

describe('the advanced agreement (P21)', () => {
  const mayProposeA = async () => {
    const filing = await getFiling(await signIn('hana'), wingtip.id, 'exchange');
    return filing.promises.find((one) => one.severity === 'A' && one.kind === 'technical')?.isAllowed;
  };

  it('opens severity A to the partners of a customer, and its end closes it', async () => {
    const he = await signIn('he');
    expect(await mayProposeA()).toBe(false);
    done(await grantAgreement(he, { id: wingtip.id, reason: 'Signed' }));
    expect(await mayProposeA()).toBe(true);
    done(await endAgreement(he, { id: wingtip.id, reason: 'Run out' }));
    expect(await mayProposeA()).toBe(false);
    expect(await events('advanced_agreement.granted')).toMatchObject([
      { audience: 'operator', data: { reason: 'Signed' } },
    ]);
    expect(failureOf(await grantAgreement(he, { id: contoso.id, reason: 'A partner' }))).toEqual({ kind: 'not_found' });
  });
});

describe('the lists', () => {
  it('find partners by a word of the name, the domain or the MPN id, and customers likewise', async () => {
    const qian = await signIn('qian');
    const names = async (search: { view?: string; q?: string }) =>
      (await listOrganizations(qian, search)).rows.map((row) => row.name);
    expect(await names({})).toEqual(['Contoso Cloud', 'Fabrikam Partners', 'Northwind Reselling']);
    for (const q of ['resell', 'NORTHWIND.ex', '40034']) expect([q, await names({ q })]).toEqual([q, [northwind.name]]);
    expect(await names({ q: '%' })).toEqual([]);
    expect(await names({ view: 'customers', q: 'toys' })).toEqual([tailspin.name]);
    expect(await names({ view: 'agreements' })).toEqual([tailspin.name]);
    expect(await names({ view: 'arrears' })).toContain(northwind.name);
    expect((await listOrganizations(qian, { view: 'customers' })).rows[0]).toMatchObject({
      partnerNames: ['Fabrikam Partners'],
    });
  });

  it('go page by page without losing or repeating any', async () => {
    for (let index = 0; index < 60; index += 1)
      await ownerSql(
        "INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'partner', $2, lower($2), $3)",
        [randomUUID(), `Many ${String(index % 7)}`, `many-${index}.example`],
      );
    const he = await signIn('he');
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await listOrganizations(he, { q: 'many', ...(after ? { after } : {}) });
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([60, 60]);
  });
});

describe('enrolling a partner', () => {
  const form = (change: object = {}) => ({
    key: randomUUID(),
    name: 'Proseware  Cloud',
    domain: 'Proseware.example',
    mpnId: '４００９９１１',
    supportEmail: 'help@proseware.example',
    adminName: 'Pia Rossi',
    adminEmail: 'Pia@proseware.example',
    adminLocale: 'de',
    ...change,
  });

  it('makes the organization and invites its first global admin, once however often it is sent', async () => {
    const he = await signIn('he');
    const typed = form();
    const outcomes = await Promise.all([enrolPartner(he, typed), enrolPartner(await signIn('he'), typed)]);
    expect(outcomes.map((outcome) => done(outcome).id)).toEqual([typed.key, typed.key]);
    expect(await getOrganization(he, typed.key)).toMatchObject({
      kind: 'partner',
      name: 'Proseware Cloud',
      domain: 'proseware.example',
      mpnId: '4009911',
      supportEmail: 'help@proseware.example',
      supportPhone: null,
      running: null,
    });
    expect(
      await ownerSql('SELECT email, roles, locale FROM invitation WHERE organization_id = $1', [typed.key]),
    ).toEqual([{ email: 'pia@proseware.example', roles: ['global_admin'], locale: 'de' }]);
    expect(await events('organization.enrolled')).toHaveLength(1);
    expect(JSON.stringify(await events('organization.enrolled'))).not.toContain('Pia');
  });

  it.each([
    { name: 'Proseware' },
    { domain: 'other.example' },
    { mpnId: '4009912' },
    { supportEmail: 'other@proseware.example' },
    { supportWebsite: 'https://proseware.example' },
    { supportPhone: '+86 10 1234' },
    { supportHours: '9 to 5' },
    { supportLanguages: 'Deutsch' },
    { adminName: 'Paul Rossi' },
    { adminEmail: 'paul@proseware.example' },
    { adminLocale: 'en' },
  ])('is never called done when the form was used for something else: %o', async (change) => {
    const he = await signIn('he');
    const typed = form({ domain: `${randomUUID()}.example`, mpnId: '4009913' });
    done(await enrolPartner(he, typed));
    expect(failureOf(await enrolPartner(he, { ...typed, ...change }))).toEqual({
      kind: 'conflict',
      why: 'already_sent',
    });
    expect(done(await enrolPartner(he, typed)).id).toBe(typed.key);
    await ownerSql('UPDATE organization SET mpn_id = NULL WHERE id = $1', [typed.key]);
  });

  it('says beside its field what is wrong, and leaves nothing behind', async () => {
    const he = await signIn('he');
    const before = await ownerSql('SELECT count(*) FROM organization');
    const fields = async (change: object) =>
      (failureOf(await enrolPartner(he, form(change))) as { fields?: object })?.fields;
    expect(await fields({ domain: 'contoso.example', mpnId: '5551234' })).toEqual({ domain: 'partner_domain_taken' });
    for (const domain of ['21Vianet.example', 'support.21vianet.example'])
      expect(await fields({ domain })).toEqual({ domain: 'operator_domain' });
    expect(await fields({ supportWebsite: 'javascript:alert(1)', supportPhone: 'abc' })).toEqual({
      supportWebsite: 'support_website',
      supportPhone: 'phone',
    });
    for (const mpnId of [contoso.mpnId, `00${contoso.mpnId}`])
      expect(await fields({ domain: 'new.example', mpnId })).toEqual({ mpnId: 'mpn_id_taken' });
    expect(
      await fields({ domain: 'no domain', mpnId: '12', adminEmail: 'nobody', adminLocale: 'fr', name: ' ' }),
    ).toEqual({
      name: 'required',
      domain: 'domain_name',
      mpnId: 'mpn_id',
      adminEmail: 'email',
      adminLocale: 'choose',
    });
    expect(await ownerSql('SELECT count(*) FROM organization')).toEqual(before);
  });
});
