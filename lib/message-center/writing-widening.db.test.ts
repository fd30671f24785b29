import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Command } from '@/lib/command/define-command';
import type { Viewer } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';
import { type PersonKey, personKeys } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { insertMessage } from '@/test/message-rows';
import { approveMessage } from './commands/approve-message';
import { markMessages } from './commands/mark-messages';
import { publishMessage } from './commands/publish-message';
import { recallMessage } from './commands/recall-message';
import { submitMessage } from './commands/submit-message';
import { updateMessage } from './commands/update-message';
import { withdrawMessage } from './commands/withdraw-message';
import { getMessage } from './queries/get-message';
import { listMessages } from './queries/list-messages';
import { unreadNeedingAction } from './queries/unread-messages';
import { MARKS } from './schema';

useDatabase();

/** Typed by hand from cast and policy: who holds a service and reads Message Center, and who of them does not read on data privacy. */
const HOLDERS: Record<string, readonly PersonKey[]> = {
  exchange: ['tina', 'serge', 'mei', 'wendy', 'alan'],
  apps: ['wendy', 'alan', 'lena'],
  onedrive: ['tina', 'serge', 'mei', 'wendy', 'alan', 'lena'],
};
const SERVICES = ['exchange', 'apps', 'onedrive'] as const;
const NO_PRIVACY: readonly PersonKey[] = ['serge', 'mei'];
const OPERATORS: readonly PersonKey[] = ['lin', 'zhao', 'wu', 'he', 'qian'];
const WORDS = ['canary1x', 'canary2x', 'canary3x'] as const;
const idOf = (index: number) => `MC98000${index}`;

type Reach = { services: readonly string[]; isPrivacy: boolean };
const audienceOf = ({ services, isPrivacy }: Reach): PersonKey[] =>
  personKeys.filter(
    (person) =>
      services.some((service) => HOLDERS[service]?.includes(person)) && !(isPrivacy && NO_PRIVACY.includes(person)),
  );

const viewers = new Map<PersonKey, Viewer>();
const viewerOf = (person: PersonKey) => viewers.get(person) as Viewer;
beforeAll(async () => {
  for (const person of personKeys) viewers.set(person, await signIn(person));
});

const standing = async (index: number) => {
  const [row] = await ownerSql<{ version: number; state: string; isPrivacy: boolean; services: string[] }>(
    `SELECT version, state, is_data_privacy AS "isPrivacy", ARRAY(SELECT service_id FROM service_message_service WHERE message_id = m.id) AS services
     FROM service_message m WHERE id = $1`,
    [idOf(index)],
  );
  if (!row) throw new Error(idOf(index));
  return row;
};

async function heard(person: PersonKey, ask: (viewer: Viewer) => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await ask(viewerOf(person)));
  } catch (error) {
    if (error instanceof DomainError) return error.failure.kind;
    throw error;
  }
}

/** Whoever was in no audience that the message had while it was published must never have met its word. */
async function nobodyElse(allowed: ReadonlyMap<number, ReadonlySet<PersonKey>>, who: PersonKey): Promise<void> {
  const answers = [
    await heard(who, (viewer) => listMessages(viewer, { q: 'canary' })),
    await heard(who, (viewer) => listMessages(viewer, { tab: 'archive' })),
    await heard(who, unreadNeedingAction),
  ];
  for (const [index, word] of WORDS.entries()) {
    answers.push(await heard(who, (viewer) => getMessage(viewer, idOf(index), { q: word })));
    if (!allowed.get(index)?.has(who)) expect(`${who}: ${answers.join()}`).not.toContain(word);
  }
}

const index = fc.nat({ max: WORDS.length - 1 });
const reach = fc.record({
  services: fc.subarray([...SERVICES], { minLength: 1 }),
  isPrivacy: fc.boolean(),
});
const customer = fc.constantFrom(...personKeys.filter((person) => !OPERATORS.includes(person)));

type Step =
  | { kind: 'act'; index: number; command: Command<unknown>; by: PersonKey }
  | { kind: 'update'; index: number; to: Reach }
  | { kind: 'mark'; by: PersonKey; act: (typeof MARKS)[number] };

const act = (command: Command<unknown>, by: PersonKey) =>
  index.map((one): Step => ({ kind: 'act', index: one, command, by }));
const step: fc.Arbitrary<Step> = fc.oneof(
  act(submitMessage, 'wu'),
  act(recallMessage, 'wu'),
  { weight: 2, arbitrary: act(approveMessage, 'zhao') },
  { weight: 3, arbitrary: act(publishMessage, 'wu') },
  act(withdrawMessage, 'wu'),
  { weight: 4, arbitrary: fc.tuple(index, reach).map(([one, to]): Step => ({ kind: 'update', index: one, to })) },
  fc.tuple(customer, fc.constantFrom(...MARKS)).map(([by, one]): Step => ({ kind: 'mark', by, act: one })),
);

async function update(one: number, to: Reach): Promise<void> {
  const before = await standing(one);
  const word = WORDS[one] ?? '';
  const outcome = await updateMessage(viewerOf('wu'), {
    id: idOf(one),
    version: before.version,
    key: randomUUID(),
    title: `About ${word}`,
    category: 'planForChange',
    severity: 'high',
    services: to.services.join(),
    tags: to.isPrivacy ? 'Data privacy' : 'User impact',
    startsAt: '2026-11-21T09:00',
    bodyType: 'text',
    body: `What ${word} changes now`,
  });
  const after = await standing(one);
  const [was, is] = [audienceOf(before), audienceOf(after)];
  expect(is.filter((person) => !was.includes(person))).toEqual([]);
  if (outcome.ok) expect([...after.services].sort()).toEqual([...to.services].sort());
  else expect(after).toEqual(before);
}

it("publishing, updating, withdrawing and marking in any order never widen a message's audience", {
  timeout: 120_000,
}, async () => {
  let updates = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(reach, reach, reach),
      fc.array(step, { minLength: 8, maxLength: 24, size: 'max' }),
      async (given, steps) => {
        await ownerSql("DELETE FROM service_message WHERE id LIKE 'MC98000%'");
        const allowed = new Map<number, Set<PersonKey>>();
        for (const [one, { services, isPrivacy }] of given.entries()) {
          allowed.set(one, new Set(OPERATORS));
          await insertMessage(WORDS[one] ?? '', {
            id: idOf(one),
            services: services.map((id) => ({ name: id, id })),
            tags: isPrivacy ? ['Data privacy'] : [],
            columns: { state: 'in_review', published_at: null, is_data_privacy: isPrivacy },
          });
        }
        const first = new Map<number, Set<PersonKey>>();
        // One message is surely published and changed; of random orders few come as far.
        const begun: Step[] = [
          { kind: 'act', command: approveMessage, by: 'zhao', index: 0 },
          { kind: 'act', command: publishMessage, by: 'wu', index: 0 },
          { kind: 'update', index: 0, to: given[0] },
        ];
        for (const one of [...begun, ...steps]) {
          if (one.kind === 'act') {
            const { version } = await standing(one.index);
            await one.command(viewerOf(one.by), { id: idOf(one.index), version, reason: 'It was wrong.' });
          } else if (one.kind === 'update') {
            if ((await standing(one.index)).state === 'published') updates += 1;
            await update(one.index, one.to);
          } else await markMessages(viewerOf(one.by), { act: one.act, ids: WORDS.map((_, at) => idOf(at)).join() });
          for (const at of WORDS.keys()) {
            const now = await standing(at);
            if (now.state !== 'published') continue;
            // What it reached when it was published is the most that it ever reaches.
            if (!first.has(at)) first.set(at, new Set(audienceOf(now)));
            expect(audienceOf(now).filter((person) => !first.get(at)?.has(person))).toEqual([]);
            for (const person of audienceOf(now)) allowed.get(at)?.add(person);
          }
        }
        for (const who of personKeys) await nobodyElse(allowed, who);
      },
    ),
    { numRuns: 20 },
  );
  expect(updates).toBeGreaterThanOrEqual(20);
});
