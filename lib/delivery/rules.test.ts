import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import { messagesIn } from '@/messages';
import { fanOutWaitMs, judge, MOST_ATTEMPTS, retryAfterMs, retryWaitMs, stepAfter, wants } from './rules';
import { EVENT_NAMES, SECRET, targetForm } from './schema';

const now = new Date('2026-11-21T08:00:00Z');
const middle = () => 0.5;
const answer = (status: number, retryAfter: string | null = null) => ({
  status,
  retryAfter,
  excerpt: '',
  durationMs: 5,
});
const failed = (error: 'timeout' | 'private_address' | 'stopped') => ({ error, durationMs: 5 });

describe('waits', () => {
  it('grow, jitter by a fifth and end at an hour', () => {
    const waits = Array.from({ length: 14 }, (_, index) => retryWaitMs(index + 1, middle) / 1_000);
    expect(waits).toEqual([5, 10, 30, 60, 120, 300, 900, 1_800, 3_600, 3_600, 3_600, 3_600, 3_600, 3_600]);
    expect([retryWaitMs(1, () => 0), retryWaitMs(1, () => 1)]).toEqual([4_000, 6_000]);
    expect(retryWaitMs(11, () => 1)).toBe(3_600_000);
  });

  it('honour Retry-After as seconds and as a date, up to a day', () => {
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Sat, 21 Nov 2026 08:02:00 GMT', now)).toBe(120_000);
    expect(retryAfterMs('Sat, 21 Nov 2026 07:00:00 GMT', now)).toBe(0);
    expect(retryAfterMs('999999999', now)).toBe(86_400_000);
    for (const nothing of [null, '', 'soon', '-5', '1.5']) expect(retryAfterMs(nothing, now)).toBeNull();
    expect(stepAfter(answer(429, '300'), { attempt: 1, now, random: middle })).toEqual({
      state: 'pending',
      waitMs: 300_000,
    });
    expect(stepAfter(answer(503, '1'), { attempt: 3, now, random: middle })).toEqual({
      state: 'pending',
      waitMs: 30_000,
    });
  });

  it('of fan-out double from a second to a minute', () => {
    expect([1, 2, 3, 7, 8].map(fanOutWaitMs)).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
  });
});

describe('what becomes of a delivery', () => {
  const lastAttempt = (result: Parameters<typeof stepAfter>[0]) =>
    Array.from({ length: 20 }, (_, index) => index + 1).find(
      (attempt) => stepAfter(result, { attempt, now, random: middle }).state === 'parked',
    );

  it('is delivered by any 2xx and nothing else', () => {
    expect([200, 202, 204, 299].map((status) => judge(answer(status)))).toEqual(Array(4).fill('delivered'));
    expect([101, 301, 302, 304, 400, 500].map((status) => judge(answer(status)))).not.toContain('delivered');
  });

  it('is parked at once, after five or after twelve attempts', () => {
    expect(lastAttempt(answer(410))).toBe(1);
    for (const status of [400, 401, 403, 404, 422]) expect([status, lastAttempt(answer(status))]).toEqual([status, 5]);
    expect(lastAttempt(failed('private_address'))).toBe(5);
    for (const status of [302, 408, 409, 425, 429, 500, 503])
      expect([status, lastAttempt(answer(status))]).toEqual([status, MOST_ATTEMPTS]);
    expect(lastAttempt(failed('timeout'))).toBe(12);
    expect(lastAttempt(failed('stopped'))).toBeUndefined();
  });
});

describe('what a target wants', () => {
  it('never is what is between partner and customer', () => {
    const of = (audience: 'operator' | 'operator_partner' | 'partner' | 'partner_customer') =>
      wants(['*', 'escalation.noted'], { name: 'escalation.noted', audience });
    expect([of('operator'), of('operator_partner'), of('partner'), of('partner_customer')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is what its filter names; every event leaves out those of delivery itself', () => {
    const event = (name: string) => ({ name, audience: 'operator' as const });
    expect(wants(['escalation.submitted'], event('escalation.submitted'))).toBe(true);
    expect(wants(['escalation.submitted'], event('escalation.closed'))).toBe(false);
    expect(wants(['*'], event('subscription.suspended'))).toBe(true);
    expect(wants(['*'], event('delivery.resent'))).toBe(false);
    expect(wants(['*', 'delivery.resent'], event('delivery.resent'))).toBe(true);
  });
});

describe('the form of a target', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const form = { id, name: ' Desk ', url: 'https://desk.example/hook', events: '*,escalation.closed,delivery.resent' };

  it('reads what a browser sends', () => {
    expect(targetForm.parse(form)).toEqual({
      id,
      version: 0,
      name: 'Desk',
      url: 'https://desk.example/hook',
      events: ['*', 'delivery.resent'],
      enabled: false,
      secret: '',
      newSecret: false,
    });
    expect(targetForm.parse({ ...form, version: '3', enabled: 'on' })).toMatchObject({ version: 3, enabled: true });
    expect(targetForm.safeParse({ ...form, events: 'escalation.unheard' }).success).toBe(false);
  });

  it('takes secrets of Standard Webhooks only', () => {
    const of = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;
    expect([24, 32, 64].map((bytes) => SECRET.test(of(bytes)))).toEqual([true, true, true]);
    expect([of(16), of(80), 'whsec_', 'secret', of(32).slice(6), `${of(32)}!`].some((text) => SECRET.test(text))).toBe(
      false,
    );
  });
});

it('every event that a command records can be subscribed to, and no other', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?:(?:commands|internal)\/[^/]+|(?:cases|identity)\/tx)\.ts$/.test(file) && !file.includes('.test.'),
  );
  /** What makes an event of a record's group from the act alone. */
  const MAKERS = [
    [/(?:escalationEvent\(\s*|sendWith\(\s*working,[\s\S]*?,\s*)'([a-z_]+)'/g, 'escalation'],
    [/issueEvent\(\s*'([a-z_]+)'/g, 'health_issue'],
    [/'case\.([a-z]+ed)'/g, 'case'],
    [/messageEvent\('([a-z_]+)'/g, 'service_message'],
    [/(?<!action: |actor, )'service_message\.([a-z_]+)'/g, 'service_message'],
  ] as const;
  const recorded = files.flatMap((file) => {
    const text = readFileSync(`lib/${file}`, 'utf8');
    const whole = [...text.matchAll(/(?:name: |\bevent\(|peopleEvent\([^,]*, )'([a-z_]+\.[a-z_]+)'/g)].map(
      (match) => match[1],
    );
    return [
      ...whole,
      ...MAKERS.flatMap(([maker, group]) => [...text.matchAll(maker)].map((match) => `${group}.${match[1]}`)),
    ];
  });
  // What happens before anybody is signed in is recorded by the database itself.
  const unsigned = readdirSync('prisma/migrations', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .flatMap((file) => [
      ...readFileSync(`prisma/migrations/${file}`, 'utf8').matchAll(/PERFORM record_account\('([a-z_.]+)'/g),
    ])
    .map((match) => match[1]);
  expect([...new Set([...recorded, ...unsigned])].sort()).toEqual([...EVENT_NAMES].sort());
});

it.each(LOCALES)('every event has its words where a receiver chooses it, %s', (locale) => {
  const { events } = messagesIn(locale).delivery as { events: Record<string, Record<string, string> | string> };
  const worded = (name: string) => {
    const [group = '', act = ''] = name.split('.');
    const words = events[group];
    return typeof words === 'object' && Boolean(words[act]);
  };
  expect(EVENT_NAMES.filter((name) => !worded(name))).toEqual([]);
});
