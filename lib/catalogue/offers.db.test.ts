import { describe, expect, it } from 'vitest';
import { upgradeSubscription } from '@/lib/subscriptions/commands/upgrade-subscription';
import { getSubscription } from '@/lib/subscriptions/queries/get-subscription';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { ORGANIZATIONS } from '@/test/cast';
import { asRole, ownerClient, ownerSql, signIn, useDatabase } from '@/test/database';
import { givenOffer, offeredTo, offerForm, offerNow, orderFor } from '@/test/offer-forms';
import { done, events, failureOf } from '@/test/outcomes';
import { addOffer } from './commands/add-offer';
import { changeOffer } from './commands/change-offer';
import { restoreOffer } from './commands/restore-offer';
import { retireOffer } from './commands/retire-offer';

useDatabase();

const REFUSED = { code: '42501' };
const { tailspin, contoso } = ORGANIZATIONS;

describe('an offer', () => {
  it('that the administrator adds is ordered at once, at its price, once a form', async () => {
    const he = await signIn('he');
    const form = offerForm();
    const { id } = done(await addOffer(he, form));
    expect(done(await addOffer(he, form)).id).toBe(id);
    const changed = {
      name: 'Another',
      kind: 'add_on',
      services: 'teams',
      maxQuantity: '501',
      terms: '1,12',
      upgrades: '',
      price: '49,91',
    };
    for (const [name, value] of Object.entries(changed))
      expect([name, failureOf(await addOffer(he, { ...form, [name]: value }))]).toEqual([
        name,
        { kind: 'conflict', why: 'already_sent' },
      ]);
    expect(await events('offer.added')).toHaveLength(1);
    expect((await offeredTo()).find((one) => one.id === id)).toMatchObject({ seatMonthCents: 4_990, maxQuantity: 500 });
    const { id: subscription } = done(await orderFor(id));
    expect(await getSubscription(await signIn('ada'), subscription)).toMatchObject({
      offerName: form.name,
      seatMonthCents: 4_990,
      hasUpgradePath: true,
    });
  });

  it('says beside each field what is wrong with it', async () => {
    const he = await signIn('he');
    const faults = { name: ' ', services: '', maxQuantity: '0', terms: '7', price: '1.234' };
    expect(failureOf(await addOffer(he, offerForm(faults)))).toEqual({
      kind: 'invalid',
      fields: {
        name: 'required',
        services: 'one_service',
        maxQuantity: 'whole_number',
        terms: 'choose',
        price: 'amount',
      },
    });
    const unknown = { name: 'office 365 enterprise e1', services: 'skype', upgrades: 'nothing' };
    expect(failureOf(await addOffer(he, offerForm(unknown)))).toEqual({
      kind: 'invalid',
      fields: { name: 'offer_name_taken', services: 'one_service', upgrades: 'choose' },
    });
    expect(failureOf(await addOffer(he, offerForm({ maxQuantity: '10000001' })))).toEqual({
      kind: 'invalid',
      fields: { maxQuantity: 'number_most?most=10000000' },
    });
  });

  it('is called what it is called: no sign in a name is a pattern', async () => {
    const he = await signIn('he');
    for (const name of ['Office 365 Enterprise E_', '%', 'A year \\']) done(await addOffer(he, offerForm({ name })));
    expect(failureOf(await addOffer(he, offerForm({ name: 'a YEAR \\' })))).toMatchObject({
      fields: { name: 'offer_name_taken' },
    });
  });

  it('is ordered for one of its terms alone', async () => {
    const id = await givenOffer();
    expect(failureOf(await orderFor(id, { term: '36' }))).toEqual({
      kind: 'invalid',
      fields: { term: 'term_not_offered' },
    });
  });

  it('changed by two is changed by the first, and the record says what was before and after', async () => {
    const he = await signIn('he');
    const id = await givenOffer();
    const change = {
      id,
      version: '1',
      name: 'Rooms',
      services: 'teams',
      maxQuantity: '300',
      terms: '1,12',
      upgrades: '',
    };
    done(await changeOffer(he, change));
    expect(failureOf(await changeOffer(he, { ...change, name: 'Late' }))).toEqual({ kind: 'stale', version: 2 });
    expect(failureOf(await changeOffer(he, { ...change, version: '2' }))).toEqual({
      kind: 'conflict',
      why: 'nothing_changed',
    });
    const { history, ...offer } = await offerNow(id);
    expect(offer).toMatchObject({ name: 'Rooms', services: ['teams'], maxQuantity: 300, terms: [1, 12], upgrades: [] });
    expect(history[0]).toMatchObject({
      name: 'offer.changed',
      data: { servicesBefore: 'entra,teams', servicesAfter: 'teams', maxQuantityBefore: 500, maxQuantityAfter: 300 },
    });
  });

  it('keeps its services once it is sold, in SQL too', async () => {
    const id = await givenOffer();
    done(await orderFor(id));
    const change = { id, version: '1', name: 'Sold rooms', services: '', maxQuantity: '2', terms: '12', upgrades: '' };
    done(await changeOffer(await signIn('he'), change));
    expect(await offerNow(id)).toMatchObject({ name: 'Sold rooms', isSold: true, services: ['entra', 'teams'] });
    for (const sql of [
      `DELETE FROM offer_service WHERE offer_id = '${id}'`,
      `INSERT INTO offer_service VALUES ('${id}', 'apps')`,
    ])
      await expect(asRole('app', sql, { person: 'he', undo: true })).rejects.toMatchObject(REFUSED);
  });

  it('retired is neither ordered nor upgraded to; what was sold goes on, and a start does not bring it back', async () => {
    const he = await signIn('he');
    const id = await givenOffer({ upgrades: 'o365-proplus' });
    const { id: subscription } = done(await orderFor(id));
    done(await retireOffer(he, { id, version: '1' }));
    done(await retireOffer(he, { id: 'o365-proplus', version: '1' }));
    await seedCatalogue(ownerClient());
    expect((await offeredTo()).map((one) => one.id)).not.toContain(id);
    expect(failureOf(await orderFor(id))).toEqual({ kind: 'invalid', fields: { offerId: 'offer_retired' } });
    const ada = await signIn('ada');
    const record = await getSubscription(ada, subscription);
    expect(record).toMatchObject({ status: 'active', seatMonthCents: 4_990, hasUpgradePath: false });
    await ownerSql("UPDATE offer SET retired_at = NULL WHERE id = 'o365-e1'");
    const upgrade = { id: subscription, version: String(record.version), offerId: 'o365-proplus' };
    expect(failureOf(await upgradeSubscription(ada, upgrade))).toMatchObject({ kind: 'conflict' });
    expect(
      await asRole<{ why: string }>('app', `SELECT upgrade_refusal('${subscription}', 'o365-proplus') AS why`, {
        person: 'ada',
      }).then(({ rows }) => rows),
    ).toEqual([{ why: 'upgrade_retired' }]);
    done(await restoreOffer(he, { id: 'o365-proplus', version: '2' }));
    done(await restoreOffer(he, { id, version: '2' }));
    done(await orderFor(id));
  });
});

describe('offers in SQL', () => {
  it('are added and changed by the administrator alone, and taken away by nobody', async () => {
    const statements = [
      "INSERT INTO offer (id, name, is_add_on, max_quantity, terms) VALUES ('own-x', 'X', false, 1, '{12}')",
      "UPDATE offer SET retired_at = now() WHERE id = 'o365-e1'",
      "INSERT INTO offer_upgrade VALUES ('o365-e3', 'o365-e1')",
    ];
    for (const sql of statements) {
      for (const person of ['lin', 'zhao', 'qian', 'ada', 'tina'] as const)
        await expect(asRole('app', sql, { person, undo: true })).rejects.toMatchObject(REFUSED);
      expect((await asRole('app', sql, { person: 'he', undo: true })).rowCount).toBe(1);
    }
    for (const sql of ['DELETE FROM offer', 'UPDATE offer SET is_add_on = true'])
      await expect(asRole('app', sql, { person: 'he', undo: true })).rejects.toMatchObject(REFUSED);
  });

  it('retired are not ordered past the portal', async () => {
    const id = await givenOffer();
    await ownerSql('UPDATE offer SET retired_at = now() WHERE id = $1', [id]);
    const sql = `INSERT INTO subscription (id, customer_id, partner_id, offer_id, friendly_name, quantity, status, auto_renew, term_starts_at,
      term_ends_at, ordered_by_id, submit_key, updated_at) SELECT gen_random_uuid(), '${tailspin.id}', '${contoso.id}', '${id}', 'X', 1, 'active',
      true, now(), now() + interval '12 months', ctx_person(), gen_random_uuid(), now()`;
    await expect(asRole('app', sql, { person: 'ada', undo: true })).rejects.toMatchObject({ code: '23514' });
  });
});
