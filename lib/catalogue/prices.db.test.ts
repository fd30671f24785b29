import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { getSubscription } from '@/lib/subscriptions/queries/get-subscription';
import { listPrices } from '@/lib/subscriptions/queries/list-prices';
import { ORGANIZATIONS, type PersonKey } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { givenOffer, offeredTo, offerNow, orderFor } from '@/test/offer-forms';
import { done, events, failureOf } from '@/test/outcomes';
import { priceOffer } from './commands/price-offer';
import { listOffers } from './queries/offers';

useDatabase();

const REFUSED = { code: '42501' };
const { contoso, fabrikam } = ORGANIZATIONS;

describe('P10, P23: a price', () => {
  it('that follows another holds 30 days later, for terms that begin then, and is announced to who pays', async () => {
    const he = await signIn('he');
    const id = await givenOffer();
    const { id: subscription } = done(await orderFor(id));
    const price = { key: randomUUID(), id, version: '1', price: '60' };
    done(await priceOffer(he, price));
    done(await priceOffer(he, price));
    const other = await givenOffer();
    for (const change of [{ price: '61' }, { partnerId: contoso.id }, { id: other }])
      expect(failureOf(await priceOffer(he, { ...price, ...change }))).toEqual({
        kind: 'conflict',
        why: 'already_sent',
      });
    expect(await events('offer.priced')).toHaveLength(1);
    expect((await offerNow(id)).prices.map((one) => [one.seatMonthCents, one.state])).toEqual([
      [6_000, 'coming'],
      [4_990, 'holds'],
    ]);
    const row = (await listPrices(await signIn('bo'))).rows.find((one) => one.id === id);
    expect(row).toMatchObject({ seatMonthCents: 4_990, coming: { cents: 6_000 } });
    const days = ((row?.coming?.from.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    await ownerSql("UPDATE offer_price SET valid_from = valid_from - interval '40 days' WHERE offer_id = $1", [id]);
    const cost = async () => (await getSubscription(await signIn('ada'), subscription)).seatMonthCents;
    expect(await cost()).toBe(6_000);
    await ownerSql("UPDATE offer_price SET valid_from = 'epoch' WHERE offer_id = $1 AND seat_month_cents = 4990", [id]);
    await ownerSql("UPDATE subscription SET term_starts_at = now() - interval '20 days' WHERE id = $1", [subscription]);
    expect(await cost()).toBe(4_990);
    await ownerSql('UPDATE subscription SET term_starts_at = now() WHERE id = $1', [subscription]);
    expect(await cost()).toBe(6_000);
  });

  it('that is announced and holds for no term yet gives way to the next one; what holds stays, in SQL too', async () => {
    const he = await signIn('he');
    const id = await givenOffer();
    done(await priceOffer(he, { key: randomUUID(), id, version: '1', price: '0' }));
    done(await priceOffer(he, { key: randomUUID(), id, version: '2', price: '60' }));
    expect((await offerNow(id)).prices.map((one) => [one.seatMonthCents, one.state])).toEqual([
      [6_000, 'coming'],
      [4_990, 'holds'],
    ]);
    expect((await events('offer.priced'))[0]?.data).toMatchObject({
      priceCentsBefore: 4_990,
      priceCentsAfter: 6_000,
      replacedCents: 0,
    });
    await asRole('app', 'DELETE FROM offer_price WHERE offer_id = $1', { person: 'he', values: [id] });
    expect((await offerNow(id)).prices.map((one) => one.seatMonthCents)).toEqual([4_990]);
  });

  it('of one partner goes before everybody’s, and no other partner reads it', async () => {
    const id = await givenOffer({ price: '' });
    const he = await signIn('he');
    const price = (version: string, partnerId: string, cents: string) =>
      priceOffer(he, { key: randomUUID(), id, version, partnerId, price: cents });
    done(await price('1', contoso.id, '30'));
    done(await price('2', '', '55'));
    expect(failureOf(await price('1', '', '56'))).toEqual({ kind: 'stale', version: 3 });
    expect(failureOf(await price('3', randomUUID(), '56'))).toEqual({
      kind: 'invalid',
      fields: { partnerId: 'choose' },
    });
    expect(failureOf(await price('3', contoso.id, '30.00'))).toEqual({ kind: 'conflict', why: 'nothing_changed' });
    const paid = async (who: PersonKey) =>
      (await listPrices(await signIn(who))).rows.find((one) => one.id === id)?.seatMonthCents;
    expect([await paid('ada'), await paid('fei')]).toEqual([3_000, 5_500]);
    const sql = `SELECT partner_id, seat_month_cents FROM offer_price WHERE offer_id = '${id}' ORDER BY 2`;
    expect((await asRole('app', sql, { person: 'fei' })).rows).toEqual([{ partner_id: null, seat_month_cents: 5_500 }]);
    for (const person of ['sam', 'hana', 'tina', 'lin', 'zhao', 'wu'] as const)
      expect((await asRole('app', sql, { person })).rows).toEqual([]);
    expect((await offeredTo('sam')).find((one) => one.id === id)?.seatMonthCents).toBeNull();
    expect((await listOffers(await signIn('qian'))).offers.find((one) => one.id === id)?.seatMonthCents).toBe(5_500);
  });

  it('of one partner that is announced is told to it, whatever is announced to everybody before', async () => {
    const id = await givenOffer({ price: '' });
    const he = await signIn('he');
    const price = (version: string, partnerId: string, cents: string) =>
      priceOffer(he, { key: randomUUID(), id, version, partnerId, price: cents });
    done(await price('1', contoso.id, '30'));
    done(await price('2', '', '55'));
    done(await price('3', '', '60'));
    const coming = async () => (await listPrices(await signIn('ada'))).rows.find((one) => one.id === id)?.coming;
    expect(await coming()).toBeNull();
    done(await price('4', contoso.id, '35'));
    expect(await coming()).toMatchObject({ cents: 3_500 });
  });

  it('that is announced for one partner changes no term that began before the offer had a price', async () => {
    const id = await givenOffer({ price: '' });
    const he = await signIn('he');
    const { id: subscription } = done(await orderFor(id));
    await ownerSql("UPDATE subscription SET term_starts_at = now() - interval '1 day' WHERE id = $1", [subscription]);
    done(await priceOffer(he, { key: randomUUID(), id, version: '1', price: '55' }));
    const cost = async () => (await getSubscription(await signIn('ada'), subscription)).seatMonthCents;
    expect(await cost()).toBe(5_500);
    done(await priceOffer(he, { key: randomUUID(), id, version: '2', partnerId: contoso.id, price: '30' }));
    expect(await cost()).toBe(5_500);
  });

  it('is set by the administrator alone, never changed and never at once over another, in SQL', async () => {
    const id = await givenOffer();
    const insert = `INSERT INTO offer_price (offer_id, partner_id, seat_month_cents, valid_from) VALUES ('${id}', '${fabrikam.id}', 1, now()`;
    for (const person of ['qian', 'lin', 'zhao', 'ada', 'tina'] as const)
      await expect(asRole('app', `${insert} + interval '31 days')`, { person, undo: true })).rejects.toMatchObject(
        REFUSED,
      );
    await expect(asRole('app', `${insert})`, { person: 'he', undo: true })).rejects.toMatchObject({ code: '23514' });
    expect((await asRole('app', `${insert} + interval '31 days')`, { person: 'he', undo: true })).rowCount).toBe(1);
    const change = 'UPDATE offer_price SET seat_month_cents = 1';
    await expect(asRole('app', change, { person: 'he', undo: true })).rejects.toMatchObject(REFUSED);
    const remove = `DELETE FROM offer_price WHERE offer_id = '${id}'`;
    expect((await asRole('app', remove, { person: 'he', undo: true })).rowCount).toBe(0);
    for (const person of ['qian', 'ada'] as const)
      await expect(asRole('app', remove, { person, undo: true })).rejects.toMatchObject(REFUSED);
  });
});
