import { beforeEach, describe, expect, it } from 'vitest';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, failureOf } from '@/test/outcomes';
import {
  ARCHIVING,
  afresh,
  E1,
  ENDED,
  given,
  holding,
  names,
  PROPLUS,
  recorded,
  row,
  suspendedFor,
} from '@/test/terms';
import { reactivateSubscription } from './commands/reactivate-subscription';
import { setRenewal } from './commands/set-renewal';
import { keepTerms } from './handlers/keep-terms';
import { getChange } from './queries/get-change';
import { getSubscription } from './queries/get-subscription';
import { listSubscriptions } from './queries/list-subscriptions';

useDatabase();
beforeEach(afresh);

describe('a term that is over', () => {
  it('is renewed for the same length when it renews itself, on record as nobody under P6', async () => {
    await given("term_starts_at = '2025-11-20T16:00:00Z', term_ends_at = '2026-11-20T16:00:00Z'");
    expect((await keepTerms()).acts['subscription.renewed']).toBe(1);
    expect(await row()).toMatchObject({
      term_starts_at: new Date('2026-11-20T16:00:00Z'),
      term_ends_at: new Date('2027-11-20T16:00:00Z'),
      status: 'active',
      version: 2,
    });
    expect(await recorded()).toMatchObject([{ name: 'subscription.renewed', rule: 'P6', actor_id: null }]);
    await keepTerms();
    expect(await names()).toEqual(['subscription.renewed']);
  });

  it('is renewed as often as it was missed, each time on record', async () => {
    await given("term_starts_at = now() - interval '95 days', term_ends_at = now() - interval '65 days'");
    await keepTerms();
    const renewals = (await names()).filter((name) => name === 'subscription.renewed');
    expect(renewals.length).toBeGreaterThanOrEqual(3);
    expect(((await row())?.term_ends_at as Date) > new Date()).toBe(true);
  });

  it('stops nothing when nobody renewed it: the services go on, and both parties are told once', async () => {
    await given(`auto_renew = false, ${ENDED}`);
    await keepTerms();
    await keepTerms();
    expect(await row()).toMatchObject({ status: 'active', version: 1 });
    expect(await recorded()).toMatchObject([{ name: 'subscription.term_ended', rule: 'P6', actor_id: null }]);
    expect(await getSubscription(await signIn('tina'), E1)).toMatchObject({ termState: 'ended' });
  });

  it('renews at once when the partner lets it, however late', async () => {
    await given(`auto_renew = false, ${ENDED}`);
    const ada = await signIn('ada');
    const { effects } = await getChange(ada, E1, 'renewal', { autoRenew: 'on' });
    expect(effects.map((one) => one.key)).toEqual(['renewsAtOnce']);
    done(await setRenewal(ada, { id: E1, version: 1, autoRenew: 'on' }));
    await keepTerms();
    expect(await names()).toEqual(['subscription.renewal_changed', 'subscription.renewed']);
  });

  it('of a trial, or of what is suspended, is not renewed', async () => {
    await given(`is_trial = true, ${ENDED}`);
    await given(`${suspendedFor(3)}, ${ENDED}`, PROPLUS);
    await keepTerms();
    expect(await row()).toMatchObject({ version: 1 });
    expect(await row(PROPLUS)).toMatchObject({ version: 1, status: 'suspended' });
  });
});

describe('a suspension', () => {
  it('takes an add-on along that stayed active, from now on and for the same reason', async () => {
    await given(suspendedFor(10));
    await keepTerms();
    expect(await row(ARCHIVING)).toMatchObject({ status: 'suspended', suspension_reason: 'non_payment', version: 2 });
    expect(await recorded(ARCHIVING)).toMatchObject([
      { name: 'subscription.suspended_with_parent', rule: 'P6', actor_id: null, data: { reason: 'non_payment' } },
    ]);
  });

  it('is followed by deletion after 60 days and not before, and the licences of its users go with it', async () => {
    const licences = () =>
      ownerSql<{ n: number }>('SELECT count(*)::int AS n FROM tenant_licence WHERE subscription_id = $1', [E1]);
    await given(suspendedFor(60).replace('60 days', '59 days 23 hours'));
    await keepTerms();
    expect(await row()).toMatchObject({ status: 'suspended' });
    expect((await licences())[0]?.n).toBeGreaterThan(0);
    await given(suspendedFor(60));
    await keepTerms();
    expect(await row()).toMatchObject({ status: 'deleted' });
    expect(await licences()).toEqual([{ n: 0 }]);
    expect((await recorded()).at(-1)).toMatchObject({ name: 'subscription.deleted', rule: 'P8', actor_id: null });
    const seen = await getSubscription(await signIn('tina'), E1);
    expect(seen).toMatchObject({ status: 'deleted', termState: 'deleted', deletion: null, assigned: 0, canAsk: false });
    expect(seen.deletedAt).not.toBeNull();
    expect((await listSubscriptions(await signIn('tina'), { view: 'deleted' })).rows).toMatchObject([{ id: E1 }]);
    expect(failureOf(await reactivateSubscription(await signIn('ada'), { id: E1, version: 2 }))).toMatchObject({
      kind: 'conflict',
    });
  });

  it('is told with the day of the deletion when its renewal is about to be changed', async () => {
    await given(`${suspendedFor(12)}, auto_renew = false`, PROPLUS);
    const { effects } = await getChange(await signIn('ada'), PROPLUS, 'renewal', { autoRenew: 'on' });
    expect(effects.map((one) => one.key)).toEqual(['notWhileSuspended', 'deletion']);
    const suspendedAt = (await row(PROPLUS))?.suspended_at as Date;
    expect(effects[1]?.values.at).toEqual(new Date(suspendedAt.getTime() + 60 * 86_400_000));
  });

  it('deleted reaches its customer no more: neither messages nor health of its services', async () => {
    let reached = 0;
    const services = async () => {
      await holding('tina', 'SELECT DISTINCT s AS id FROM ctx_services() s', async (rows) => {
        reached = rows.length;
      });
      return reached;
    };
    for (const id of [E1, ARCHIVING]) await given(suspendedFor(59), id);
    await keepTerms();
    expect(await services()).toBeGreaterThan(0);
    for (const id of [E1, ARCHIVING]) await given(suspendedFor(60), id);
    await keepTerms();
    expect(await services()).toBe(0);
  });
});
