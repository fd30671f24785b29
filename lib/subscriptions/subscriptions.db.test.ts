import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '@/lib/command/define-command';
import { fixedId, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { changeQuantity } from './commands/change-quantity';
import { reactivateSubscription } from './commands/reactivate-subscription';
import { renameSubscription } from './commands/rename-subscription';
import { setRenewal } from './commands/set-renewal';
import { suspendSubscription } from './commands/suspend-subscription';
import { upgradeSubscription } from './commands/upgrade-subscription';
import { getChange } from './queries/get-change';
import { getSubscription } from './queries/get-subscription';
import { listSubscriptions } from './queries/list-subscriptions';

const E1 = fixedId(2, 1);
const ARCHIVING = fixedId(2, 2);
const ESSENTIALS = fixedId(2, 3);
const PROPLUS = fixedId(2, 4);
const LITWARE = fixedId(2, 7);

useDatabase();

beforeEach(async () => {
  await ownerSql(
    "UPDATE subscription SET status = 'active', suspended_at = NULL, suspension_reason = NULL, version = 1, quantity = 80 WHERE id IN ($1, $2)",
    [E1, ARCHIVING],
  );
});

const row = async (id: string) =>
  (await ownerSql<Record<string, unknown>>('SELECT * FROM subscription WHERE id = $1', [id]))[0];
const quantity = async (who: PersonKey, id: string, typed: string, version = 1) =>
  failureOf(await changeQuantity(await signIn(who), { id, version, quantity: typed }));

describe('seats', () => {
  it.each([
    ['0', 'quantity_zero'],
    ['-1', 'quantity_negative'],
    ['1.5', 'quantity_fraction'],
    ['1e9', 'quantity_exponent'],
    ['many', 'quantity_text'],
    ['', 'quantity_empty'],
    ['3', 'quantity_below_assigned?assigned=12'],
    ['10000001', 'quantity_above_max?most=10000000'],
  ])('%j is refused beside its field and changes nothing', async (typed, error) => {
    const before = await row(E1);
    const [licences] = await ownerSql<{ n: number }>(
      'SELECT count(*)::int AS n FROM tenant_licence WHERE subscription_id = $1',
      [E1],
    );
    expect(await quantity('ada', E1, typed)).toEqual({
      kind: 'invalid',
      fields: { quantity: error.replace('12', String(licences?.n)) },
    });
    expect(await row(E1)).toEqual(before);
  });

  it('of a Business offer go to 300', async () => {
    expect(await quantity('ada', ESSENTIALS, '301')).toMatchObject({
      fields: { quantity: 'quantity_above_max?most=300' },
    });
  });

  it('stay while suspended, with a sentence of their own', async () => {
    expect(await quantity('ada', PROPLUS, '12')).toMatchObject({ fields: { quantity: 'quantity_while_suspended' } });
  });

  it('are ordered by the sales agent, on record for all three parties', async () => {
    expect(await quantity('sam', E1, '９２')).toBeNull();
    expect(await row(E1)).toMatchObject({ quantity: 92, version: 2 });
    expect((await events('subscription.quantity_changed'))[0]).toMatchObject({
      audience: 'operator_partner_customer',
      data: { before: 80, after: 92, name: 'Office 365 Enterprise E1' },
    });
  });

  it('of a second editor are stale, with the version that stands', async () => {
    expect(await quantity('ada', E1, '90')).toBeNull();
    expect(await quantity('sam', E1, '95')).toEqual({ kind: 'stale', version: 2 });
    expect(await row(E1)).toMatchObject({ quantity: 90 });
  });
});

describe('a change that is sent twice', () => {
  const onE1 = { id: E1, version: 1 };
  it.each<[string, Command<null>, object, string]>([
    ['seats', changeQuantity, { quantity: '90' }, 'subscription.quantity_changed'],
    ['a suspension', suspendSubscription, { reason: 'customer_request' }, 'subscription.suspended'],
  ])('of %s is made once by its person, and stale for another', async (_, command, change, event) => {
    const ada = await signIn('ada');
    const before = (await events(event)).length;
    for (const _ of ['first', 'again']) done(await command(ada, { ...onE1, ...change }));
    const sent = (await events(event)).length;
    expect(sent).toBeGreaterThan(before);
    done(await command(ada, { ...onE1, ...change }));
    expect((await events(event)).length).toBe(sent);
    expect(await row(E1)).toMatchObject({ version: 2 });
    expect(failureOf(await command(await signIn('sam'), { ...onE1, ...change }))).toEqual({
      kind: 'stale',
      version: 2,
    });
  });
});

describe('P9: a partner in arrears', () => {
  it('raises and lowers no quantity and upgrades nothing', async () => {
    expect(await quantity('nora', LITWARE, '16')).toEqual({ kind: 'conflict', why: 'arrears' });
    expect(await quantity('nora', LITWARE, '14')).toEqual({ kind: 'conflict', why: 'arrears' });
    expect(
      failureOf(await upgradeSubscription(await signIn('nora'), { id: LITWARE, version: 1, offerId: 'o365-e3' })),
    ).toEqual({ kind: 'conflict', why: 'arrears' });
  });

  it('still names, renews, suspends and reactivates what it has', async () => {
    const nora = await signIn('nora');
    expect(await renameSubscription(nora, { id: LITWARE, version: 1, friendlyName: 'Litware seats' })).toMatchObject({
      ok: true,
    });
    expect(await setRenewal(nora, { id: LITWARE, version: 2, autoRenew: 'on' })).toMatchObject({ ok: true });
    expect(await suspendSubscription(nora, { id: LITWARE, version: 3, reason: 'fraud' })).toMatchObject({ ok: true });
    expect(await reactivateSubscription(nora, { id: LITWARE, version: 4 })).toMatchObject({ ok: true });
  });
});

describe('P8: suspending', () => {
  it('takes the add-ons along in the same act, and reactivating brings them back', async () => {
    const ada = await signIn('ada');
    expect(await suspendSubscription(ada, { id: E1, version: 1, reason: 'customer_request' })).toMatchObject({
      ok: true,
    });
    expect([await row(E1), await row(ARCHIVING)]).toMatchObject([{ status: 'suspended' }, { status: 'suspended' }]);
    expect(failureOf(await reactivateSubscription(ada, { id: ARCHIVING, version: 2 }))).toEqual({
      kind: 'conflict',
      why: 'parent_suspended',
    });
    expect(await reactivateSubscription(ada, { id: E1, version: 2 })).toMatchObject({ ok: true });
    expect([await row(E1), await row(ARCHIVING)]).toMatchObject([{ status: 'active' }, { status: 'active' }]);
  });

  it('asks which of the three reasons', async () => {
    expect(
      failureOf(await suspendSubscription(await signIn('ada'), { id: E1, version: 1, reason: 'because' })),
    ).toMatchObject({ fields: { reason: 'choose' } });
  });

  it('cannot be undone after 60 days', async () => {
    await ownerSql(
      "UPDATE subscription SET status = 'suspended', suspended_at = now() - interval '60 days', suspension_reason = 'fraud' WHERE id = $1",
      [E1],
    );
    expect(failureOf(await reactivateSubscription(await signIn('ada'), { id: E1, version: 1 }))).toEqual({
      kind: 'conflict',
      why: 'past_deletion',
    });
  });

  it('counts the days down where partner and customer see it', async () => {
    for (const who of ['ada', 'wendy'] as const)
      expect(await getSubscription(await signIn(who), PROPLUS)).toMatchObject({ deletion: { days: 48 } });
    const list = await listSubscriptions(await signIn('wendy'), { view: 'suspended' });
    expect(list.rows).toMatchObject([{ friendlyName: 'Office 365 ProPlus', deletion: { days: 48 } }]);
  });
});

describe('P7: upgrading', () => {
  const upgrade = async (id: string, offerId: string) =>
    failureOf(await upgradeSubscription(await signIn('ada'), { id, version: 1, offerId }));

  it('refuses what has no path, and what the customer holds already, even suspended', async () => {
    expect(await upgrade(E1, 'o365-e3')).toEqual({ kind: 'conflict', why: 'upgrade_no_path' });
    expect(await upgrade(ESSENTIALS, 'o365-proplus')).toMatchObject({ fields: { offerId: 'upgrade_no_path' } });
    expect(await upgrade(ESSENTIALS, 'o365-e3')).toMatchObject({ fields: { offerId: 'upgrade_services_held' } });
  });

  it('needs delegated privileges for the services', async () => {
    await ownerSql(
      "DELETE FROM delegation WHERE customer_id = (SELECT customer_id FROM subscription WHERE id = $1) AND service_id = 'teams'",
      [ESSENTIALS],
    );
    expect(await upgrade(ESSENTIALS, 'o365-e1')).toMatchObject({ fields: { offerId: 'upgrade_not_delegated' } });
    await ownerSql(
      "INSERT INTO delegation (customer_id, partner_id, service_id) SELECT customer_id, partner_id, 'teams' FROM subscription WHERE id = $1",
      [ESSENTIALS],
    );
  });

  it('moves subscription and licences to the new offer', async () => {
    expect(await upgrade(ESSENTIALS, 'o365-e1')).toBeNull();
    expect(await row(ESSENTIALS)).toMatchObject({
      offer_id: 'o365-e1',
      version: 2,
      friendly_name: 'Office 365 Enterprise E1',
    });
    const offers = await ownerSql('SELECT DISTINCT offer_id FROM tenant_licence WHERE subscription_id = $1', [
      ESSENTIALS,
    ]);
    expect(offers).toEqual([{ offer_id: 'o365-e1' }]);
  });
});

describe('P23: prices', () => {
  const cost = async (who: PersonKey) => (await getSubscription(await signIn(who), E1)).seatMonthCents;

  it('are for the admin agent, and for nobody else who sees the subscription', async () => {
    expect(await cost('ada')).toBe(4_576);
    for (const who of ['sam', 'tina', 'lin', 'qian'] as const) expect([who, await cost(who)]).toEqual([who, null]);
  });

  it('make amounts in what a change will bring, but not for the sales agent', async () => {
    const keys = async (who: PersonKey) =>
      (await getChange(await signIn(who), E1, 'quantity', { quantity: '90' })).effects.map((one) => one.key);
    expect(await keys('ada')).toEqual(['free', 'prorated', 'cost']);
    expect(await keys('sam')).toEqual(['free', 'prorated']);
  });
});

describe('who sees what', () => {
  it('a delegated partner that sold nothing sees no subscription, and which services it is delegated for', async () => {
    const list = await listSubscriptions(await signIn('fei'), { customer: (await row(E1))?.customer_id as string });
    expect(list.rows).toEqual([]);
    expect(list).toMatchObject({ customer: { name: 'Tailspin Toys' }, delegatedServices: ['Exchange Online'] });
    await expect(getSubscription(await signIn('fei'), E1)).rejects.toMatchObject({ failure: { kind: 'not_found' } });
  });

  it.each(['hana', 'bo', 'uma', 'serge', 'mei', 'max', 'wu'] as const)('%s is refused', async (who) => {
    await expect(listSubscriptions(await signIn(who), {})).rejects.toMatchObject({ failure: { kind: 'refused' } });
    await expect(getSubscription(await signIn(who), randomUUID())).rejects.toMatchObject({
      failure: { kind: 'refused' },
    });
  });
});
