import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '@/lib/command/define-command';
import type { Viewer } from '@/lib/policy/enter';
import { amendChangeRequest } from '@/lib/subscriptions/commands/amend-change-request';
import { changeQuantity } from '@/lib/subscriptions/commands/change-quantity';
import { declineChangeRequest } from '@/lib/subscriptions/commands/decline-change-request';
import { executeChangeRequest } from '@/lib/subscriptions/commands/execute-change-request';
import { reactivateSubscription } from '@/lib/subscriptions/commands/reactivate-subscription';
import { renameSubscription } from '@/lib/subscriptions/commands/rename-subscription';
import { setRenewal } from '@/lib/subscriptions/commands/set-renewal';
import { submitChangeRequest } from '@/lib/subscriptions/commands/submit-change-request';
import { suspendSubscription } from '@/lib/subscriptions/commands/suspend-subscription';
import { upgradeSubscription } from '@/lib/subscriptions/commands/upgrade-subscription';
import { withdrawChangeRequest } from '@/lib/subscriptions/commands/withdraw-change-request';
import { fixedId, ORGANIZATIONS, PEOPLE, type PersonKey, personKeys } from './cast';
import { asRole, ownerSql, signIn, useDatabase } from './database';
import { ownerInserts } from './rows';
import { changeRequestRow } from './rows-subscriptions';

const E1 = fixedId(2, 1);
const ARCHIVING = fixedId(2, 2);
const PROPLUS = fixedId(2, 4);
const LITWARE = fixedId(2, 7);
const CUSTOMERS: PersonKey[] = personKeys.filter((key) => ORGANIZATIONS[PEOPLE[key].organization].side === 'customer');

useDatabase();

const everySubscription = () => ownerSql('SELECT * FROM subscription ORDER BY id');

describe('P3: no sequence of customer actions changes a subscription row', () => {
  const id = fc.constantFrom(E1, ARCHIVING, fixedId(2, 3), PROPLUS, fixedId(2, 5), LITWARE);
  const version = fc.constantFrom(1, 2, 3);
  const person = fc.constantFrom(...CUSTOMERS);
  const asked: string[] = [];

  const COMMANDS: [Command<unknown>, (on: { id: string; version: number }) => object][] = [
    [changeQuantity, (on) => ({ ...on, quantity: '90' })],
    [renameSubscription, (on) => ({ ...on, friendlyName: 'Ours' })],
    [setRenewal, (on) => ({ ...on, autoRenew: 'off' })],
    [suspendSubscription, (on) => ({ ...on, reason: 'customer_request' })],
    [reactivateSubscription, (on) => on],
    [upgradeSubscription, (on) => ({ ...on, offerId: 'o365-e1' })],
    ...(['more_seats', 'fewer_seats', 'upgrade', 'suspend', 'other'] as const).map(
      (kind): [Command<unknown>, (on: { id: string }) => object] => [
        submitChangeRequest,
        (on) => ({
          key: randomUUID(),
          subscriptionId: on.id,
          kind,
          quantity: kind === 'more_seats' ? '290' : '30',
          offerId: 'o365-e1',
          reason: 'Because we need it',
        }),
      ],
    ),
    [amendChangeRequest, (on) => ({ id: asked.at(-1) ?? on.id, version: 1, quantity: '91', words: 'We amend it' })],
    [executeChangeRequest, (on) => ({ id: asked.at(-1) ?? on.id, version: 1, subscriptionVersion: 1, words: 'Done' })],
    [declineChangeRequest, (on) => ({ id: asked.at(-1) ?? on.id, version: 1, words: 'We decline it' })],
    [withdrawChangeRequest, (on) => ({ id: asked.at(-1) ?? on.id, version: 1 })],
  ];
  const STATEMENTS = [
    'UPDATE subscription SET quantity = quantity + 1',
    "UPDATE subscription SET status = 'suspended', suspended_at = now(), suspension_reason = 'fraud'",
    "UPDATE subscription SET status = 'active', suspended_at = NULL, suspension_reason = NULL",
    "UPDATE subscription SET friendly_name = 'Ours', version = version + 1",
    'UPDATE subscription SET auto_renew = NOT auto_renew',
    "UPDATE subscription SET offer_id = 'o365-e3'",
    'UPDATE subscription SET term_ends_at = now()',
    'DELETE FROM subscription',
    'INSERT INTO subscription SELECT * FROM subscription',
    'TRUNCATE subscription CASCADE',
    "SELECT upgrade_subscription(s.id, s.version, 'o365-e1', now()) FROM subscription s",
    "UPDATE change_request SET state = 'executed', answered_at = now(), answered_by_id = ctx_person()",
    "UPDATE change_request SET state = 'withdrawn', answered_at = now(), answered_by_id = ctx_person()",
    'UPDATE offer SET max_quantity = 1',
    "INSERT INTO offer_upgrade VALUES ('o365-e1', 'o365-e3')",
  ];

  // The cast has nobody in these two roles.
  beforeAll(() =>
    ownerSql(
      `INSERT INTO person_role (person_id, organization_id, role)
       VALUES ($1, $3, 'billing_administrator'), ($2, $3, 'message_center_privacy_reader')`,
      [PEOPLE.max.id, PEOPLE.mei.id, ORGANIZATIONS.tailspin.id],
    ),
  );

  it('by commands', async () => {
    const before = await everySubscription();
    const sessions = new Map<PersonKey, Viewer>();
    for (const key of CUSTOMERS) sessions.set(key, await signIn(key));
    const step = fc.record({ person, id, version, command: fc.nat({ max: COMMANDS.length - 1 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const one of steps) {
          const [command, input] = COMMANDS[one.command] as (typeof COMMANDS)[number];
          const outcome = await command(sessions.get(one.person) as Viewer, input(one));
          if (outcome.ok && command === submitChangeRequest) asked.push((outcome.value as { id: string }).id);
        }
        expect(await everySubscription()).toEqual(before);
      }),
      { numRuns: 25 },
    );
    expect(asked.length).toBeGreaterThan(0);
  });

  it('in raw SQL', async () => {
    await ownerInserts('change_request', changeRequestRow());
    const before = await everySubscription();
    const step = fc.record({ person, sql: fc.constantFrom(...STATEMENTS) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const one of steps)
          await asRole('app', one.sql, { person: one.person }).catch((error: { code?: string }) => {
            expect(['42501', '23514']).toContain(error.code);
          });
        expect(await everySubscription()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});
