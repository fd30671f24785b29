import { beforeEach, describe, expect, it } from 'vitest';
import { fanOutNotifications } from '@/lib/notifications/handlers/fan-out';
import { PEOPLE } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { failureOf } from '@/test/outcomes';
import {
  ARCHIVING,
  afresh,
  E1,
  ENDED,
  ESSENTIALS,
  given,
  holding,
  names,
  PROPLUS,
  recorded,
  row,
  suspendedFor,
} from '@/test/terms';
import { setRenewal } from './commands/set-renewal';
import { keepTerms } from './handlers/keep-terms';

useDatabase();
beforeEach(afresh);

describe('notice', () => {
  const told = async () => (await recorded()).map(({ name, data }) => [name, data.days, data.renews]);

  it('of the end of a term is given 30 and 7 days before, once each, saying whether it renews itself', async () => {
    await given("term_ends_at = now() + interval '31 days'");
    await keepTerms();
    expect(await told()).toEqual([]);
    await given("term_ends_at = now() + interval '29 days'");
    await keepTerms();
    await keepTerms();
    expect(await told()).toEqual([['subscription.term_ends_soon', 30, true]]);
    await given("term_ends_at = now() + interval '6 days', auto_renew = false");
    await keepTerms();
    expect((await told()).at(-1)).toEqual(['subscription.term_ends_soon', 7, false]);
    expect(await told()).toHaveLength(2);
  });

  it('of a short term is given 7 days before alone', async () => {
    await given("term_starts_at = now() - interval '2 days', term_ends_at = now() + interval '28 days'");
    await keepTerms();
    expect(await told()).toEqual([]);
  });

  it('of a deletion is given 30 and 7 days before', async () => {
    await given(suspendedFor(31));
    await keepTerms();
    await keepTerms();
    expect((await names()).filter((name) => name === 'subscription.deletion_near')).toHaveLength(1);
    await given("suspended_at = suspended_at - interval '23 days'");
    await keepTerms();
    expect((await told()).filter(([name]) => name === 'subscription.deletion_near').map(([, days]) => days)).toEqual([
      30, 7,
    ]);
  });

  it('goes by mail to who sells it and to who buys it, and to nobody else', async () => {
    await given(suspendedFor(31));
    await given(suspendedFor(31), ARCHIVING);
    await keepTerms();
    await fanOutNotifications();
    const mailed = await ownerSql<{ person_id: string }>(
      "SELECT DISTINCT person_id FROM notification WHERE event_name = 'subscription.deletion_near'",
    );
    const ids = mailed.map((one) => one.person_id);
    for (const who of ['ada', 'sam', 'tina'] as const) expect([who, ids.includes(PEOPLE[who].id)]).toEqual([who, true]);
    for (const who of ['hana', 'uma', 'max', 'fei', 'wendy', 'lin'] as const)
      expect([who, ids.includes(PEOPLE[who].id)]).toEqual([who, false]);
  });
});

describe('at the same instant as a partner', () => {
  it('leaves what the partner holds, and finds what it became: no renewal of what was just told to end', async () => {
    await given(ENDED);
    await holding('ada', `UPDATE subscription SET auto_renew = false, version = 2 WHERE id = '${E1}'`, async () => {
      expect((await keepTerms()).acts['subscription.renewed']).toBe(0);
    });
    await keepTerms();
    expect(await row()).toMatchObject({ auto_renew: false, version: 2 });
    expect(await names()).toEqual(['subscription.term_ended']);
  });

  it('suspends no add-on whose parent the partner is just bringing back', async () => {
    await given(suspendedFor(5));
    await holding(
      'ada',
      `UPDATE subscription SET status = 'active', suspended_at = NULL, suspension_reason = NULL, version = 2 WHERE id = '${E1}'`,
      () => keepTerms(),
    );
    await keepTerms();
    expect(await row(ARCHIVING)).toMatchObject({ status: 'active', version: 1 });
  });

  it('comes first: who saw the version before gets it as stale', async () => {
    await given(ENDED);
    await keepTerms();
    expect(failureOf(await setRenewal(await signIn('ada'), { id: E1, version: 1, autoRenew: 'off' }))).toMatchObject({
      kind: 'stale',
      version: 2,
    });
  });

  it('two workers at once do each thing once', async () => {
    await given(ENDED);
    await given(suspendedFor(60), PROPLUS);
    await given("term_ends_at = now() + interval '5 days'", ESSENTIALS);
    await Promise.all([keepTerms(), keepTerms(), keepTerms()]);
    expect(await names()).toEqual(['subscription.renewed']);
    expect(await names(PROPLUS)).toEqual(['subscription.deleted']);
    expect(await names(ESSENTIALS)).toEqual(['subscription.term_ends_soon']);
  });
});

it('takes more than one chunk in one go, each row once', async () => {
  await ownerSql(
    `INSERT INTO subscription (id, customer_id, partner_id, offer_id, friendly_name, quantity, status, auto_renew, term_starts_at, term_ends_at)
     SELECT gen_random_uuid(), s.customer_id, s.partner_id, s.offer_id, 'Many ' || n, 1, 'active', true, now() - interval '365 days', now() - interval '1 hour'
     FROM subscription s, generate_series(1, 120) n WHERE s.id = $1`,
    [E1],
  );
  expect((await keepTerms()).acts['subscription.renewed']).toBe(120);
  expect((await keepTerms()).acts['subscription.renewed']).toBe(0);
  const [lines] = await ownerSql<{ n: number }>(
    "SELECT count(*)::int AS n FROM event WHERE name = 'subscription.renewed'",
  );
  expect(lines?.n).toBe(120);
  await ownerSql("DELETE FROM subscription WHERE friendly_name LIKE 'Many %'");
});
