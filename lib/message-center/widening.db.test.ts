import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';
import { type PersonKey, personKeys } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { insertMessage } from '@/test/message-rows';
import { markMessages } from './commands/mark-messages';
import { getMessage } from './queries/get-message';
import { listMessages } from './queries/list-messages';
import { unreadNeedingAction } from './queries/unread-messages';
import { MARKS, MESSAGE_STATES, type MessageState, READ_STATES, SORTS } from './schema';

useDatabase();

/** Who holds a service and reads Message Center, and who at the operator reads what; typed by hand from cast and policy. */
const HOLDERS: Record<string, readonly PersonKey[]> = {
  exchange: ['tina', 'serge', 'mei', 'wendy', 'alan'],
  apps: ['wendy', 'alan', 'lena'],
  onedrive: ['tina', 'serge', 'mei', 'wendy', 'alan', 'lena'],
  none: [],
};
const NO_PRIVACY: readonly PersonKey[] = ['serge', 'mei'];
const OPERATORS: readonly PersonKey[] = ['lin', 'zhao', 'wu', 'he', 'qian'];
const WORKS_ON_DRAFTS: readonly PersonKey[] = ['zhao', 'wu', 'qian'];

const NUMBERS = [1, 2, 3, 4] as const;
const SERVICES = ['exchange', 'apps', 'onedrive', 'none'] as const;
const idOf = (number: number) => `MC96000${number}`;

type Message = { service: (typeof SERVICES)[number]; isPrivacy: boolean; state: MessageState };
type World = Map<number, Message>;

const mayHear = (person: PersonKey, { service, isPrivacy, state }: Message): boolean => {
  if (OPERATORS.includes(person)) return WORKS_ON_DRAFTS.includes(person) || (state === 'published' && !isPrivacy);
  return (
    state === 'published' && (HOLDERS[service] ?? []).includes(person) && !(isPrivacy && NO_PRIVACY.includes(person))
  );
};

const viewers = new Map<PersonKey, Viewer>();
beforeAll(async () => {
  for (const person of personKeys) viewers.set(person, await signIn(person));
});

async function heard(person: PersonKey, ask: (viewer: Viewer) => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await ask(viewers.get(person) as Viewer));
  } catch (error) {
    if (error instanceof DomainError) return error.failure.kind;
    throw error;
  }
}

const canary = (number: number) => `canary${number}x`;

async function begin(given: readonly Message[]): Promise<World> {
  await ownerSql("DELETE FROM service_message WHERE id LIKE 'MC9600%'");
  const world: World = new Map();
  for (const [index, message] of given.entries()) {
    const number = index + 1;
    world.set(number, message);
    const services =
      message.service === 'none'
        ? [{ name: 'Microsoft Purview', id: null }]
        : [{ name: message.service, id: message.service }];
    await insertMessage(canary(number), {
      id: idOf(number),
      services,
      tags: ['User impact', 'Updated message'],
      columns: {
        state: message.state,
        is_data_privacy: message.isPrivacy,
        act_by: '2020-01-01T00:00:00Z',
        last_modified_at: '2099-01-01T00:00:00Z',
      },
    });
  }
  return world;
}

type Operation = { what: string; run: (world: World) => Promise<void> };

const person = fc.constantFrom(...personKeys);
const number = fc.constantFrom(...NUMBERS);

/** Every answer that anybody gets is compared with what that person may hear, whatever happened before. */
async function asks(who: PersonKey, world: World, ask: (viewer: Viewer) => Promise<unknown>): Promise<void> {
  const answer = await heard(who, ask);
  for (const [one, message] of world)
    if (!mayHear(who, message)) expect(`${who}: ${answer}`).not.toContain(canary(one));
}

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(number, fc.constantFrom(...MESSAGE_STATES)).map(([one, state]) => ({
    what: `${state} ${one}`,
    run: async (world: World) => {
      await ownerSql(
        'UPDATE service_message SET state = $2, published_at = coalesce(published_at, now()), version = version + 1 WHERE id = $1',
        [idOf(one), state],
      );
      world.set(one, { ...(world.get(one) as Message), state });
    },
  })),
  number.map((one) => ({
    what: `update ${one}`,
    run: async () => {
      await ownerSql(
        "UPDATE service_message SET title = title || ' again', body = body || ' again', last_modified_at = '2099-01-02', version = version + 1 WHERE id = $1",
        [idOf(one)],
      );
    },
  })),
  fc.tuple(person, fc.constantFrom(...MARKS), fc.subarray([...NUMBERS], { minLength: 1 })).map(([who, act, ones]) => ({
    what: `${who}: ${act} ${ones}`,
    run: async (world: World) => {
      const outcome = await markMessages(viewers.get(who) as Viewer, { act, ids: ones.map(idOf).join() });
      const reached = ones.filter((one) => {
        const message = world.get(one) as Message;
        return message.state === 'published' && mayHear(who, message);
      });
      const marks = reached.length > 0 && !OPERATORS.includes(who);
      expect(outcome.ok ? outcome.value.count : 0).toBe(marks ? reached.length : 0);
    },
  })),
  fc
    .tuple(
      person,
      fc.record({
        tab: fc.constantFrom('inbox', 'archive'),
        q: fc.constantFrom(undefined, 'canary', ...NUMBERS.map(canary), ...NUMBERS.map(idOf)),
        service: fc.constantFrom(undefined, 'exchange', 'apps', 'onedrive'),
        tag: fc.constantFrom(undefined, 'User impact', 'Data privacy'),
        state: fc.constantFrom(undefined, ...READ_STATES),
        sort: fc.constantFrom(...SORTS),
      }),
    )
    .map(([who, search]) => ({
      what: `${who} lists ${JSON.stringify(search)}`,
      run: (world: World) => asks(who, world, (viewer) => listMessages(viewer, search)),
    })),
  fc.tuple(person, number).map(([who, one]) => ({
    what: `${who} opens ${one}`,
    run: async (world: World) => {
      await asks(who, world, (viewer) => getMessage(viewer, idOf(one), { q: 'canary' }));
      const answer = await heard(who, (viewer) => getMessage(viewer, idOf(one), {}));
      if (mayHear(who, world.get(one) as Message)) expect(answer).toContain(canary(one));
    },
  })),
  person.map((who) => ({
    what: `${who} asks what needs action`,
    run: (world: World) => asks(who, world, unreadNeedingAction),
  })),
  person.map((who) => ({
    what: `${who} asks the database itself`,
    run: async (world: World) => {
      const { rows } = await asRole<{ title: string }>('app', 'SELECT title FROM service_message', { person: who });
      const titles = rows.map((row) => row.title).join('\n');
      for (const [one, message] of world)
        expect([who, one, titles.includes(canary(one))]).toEqual([who, one, mayHear(who, message)]);
    },
  })),
);

const message = fc.record({
  service: fc.constantFrom(...SERVICES),
  isPrivacy: fc.boolean(),
  state: fc.constantFrom(...MESSAGE_STATES),
});

it("no operation widens a message's audience: nobody outside it ever gets the canary word", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(message, message, message, message),
      fc.array(operation, { minLength: 5, maxLength: 25, size: 'max' }),
      async (given, operations) => {
        const world = await begin(given);
        for (const { run } of operations) await run(world);
        for (const who of personKeys) await asks(who, world, (viewer) => listMessages(viewer, { q: 'canary' }));
      },
    ),
    { numRuns: 25 },
  );
});
