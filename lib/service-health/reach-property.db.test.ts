import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestVisibleMarks, visibleEvents } from '@/lib/audit/queries';
import type { Viewer } from '@/lib/policy/enter';
import { SERVICES, type ServiceId } from '@/prisma/seed/catalogue';
import { ORGANIZATIONS, type OrganizationKey, PEOPLE, type PersonKey, personKeys } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { done } from '@/test/outcomes';
import { addPost } from './commands/add-post';
import { editIssue } from './commands/edit-issue';
import { followIssue } from './commands/follow-issue';
import { publishIssue } from './commands/publish-issue';
import { reportAffected } from './commands/report-affected';
import { resolveIssue } from './commands/resolve-issue';
import { unfollowIssue } from './commands/unfollow-issue';
import { withdrawAffected } from './commands/withdraw-affected';
import { getHealth, getIssue, getIssueToWrite, healthAtAGlance, listIssues, listWritten } from './queries';

/** Typed by hand from the table of the cast: which organization holds, sells or is delegated for which service. */
const HELD: Record<OrganizationKey, readonly ServiceId[]> = {
  operator: ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'],
  contoso: ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'],
  fabrikam: ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'],
  northwind: ['onedrive', 'apps', 'entra'],
  tailspin: ['exchange', 'sharepoint', 'onedrive', 'teams', 'entra'],
  wingtip: ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'],
  adatum: ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'],
  litware: ['onedrive', 'apps', 'entra'],
};
const WITHOUT_A_PART: readonly PersonKey[] = ['sam', 'bo', 'ula', 'uma', 'max'];
const reaches = (person: PersonKey, service: ServiceId) =>
  !WITHOUT_A_PART.includes(person) && HELD[PEOPLE[person].organization].includes(service);

const services = SERVICES.map((service) => service.id);
const ACTS = ['post', 'edit', 'resolve', 'report', 'withdraw', 'follow', 'unfollow'] as const;
const CUSTOMERS = ['tailspin', 'wingtip', 'adatum', 'litware'] as const;
type Step = { act: (typeof ACTS)[number]; person: PersonKey; customer: (typeof CUSTOMERS)[number] };

useDatabase();

const everyEvent = async () =>
  (
    await ownerSql<{ seq: string; type: string; record: string }>(
      "SELECT seq, record_type AS type, record_id AS record FROM event WHERE record_type = 'health_issue'",
    )
  ).map((row) => ({ ...row, seq: Number(row.seq) }));

const viewers = new Map<PersonKey, Viewer>();
async function as(person: PersonKey): Promise<Viewer> {
  const known = viewers.get(person) ?? (await signIn(person));
  viewers.set(person, known);
  return known;
}

async function take(step: Step, issueId: string, canary: string): Promise<void> {
  const viewer = await as(step.person);
  const key = randomUUID();
  const [standing] = await ownerSql<{ version: number }>('SELECT version FROM health_issue WHERE id = $1', [issueId]);
  const [said] = await ownerSql<{ version: number }>(
    'SELECT version FROM health_affected WHERE issue_id = $1 AND customer_id = $2',
    [issueId, ORGANIZATIONS[PEOPLE[step.person].organization].id],
  );
  const on = { issueId, version: standing?.version ?? 0, key };
  const own = { issueId, version: said?.version ?? 0, key };
  const words = { body: `Post of ${canary}`, postType: 'regular' };
  const place = { issueId, customerId: ORGANIZATIONS[step.customer].id };
  const startedAt = '2026-11-20T09:00';
  await {
    post: () => addPost(viewer, { ...on, ...words, status: 'restoringService' }),
    edit: () =>
      editIssue(viewer, {
        ...on,
        classification: 'advisory',
        title: `Title of ${canary} ${key}`,
        impactDescription: `Impact of ${canary}`,
        startedAt,
        endedAt: '2026-11-20T10:30',
      }),
    resolve: () => resolveIssue(viewer, { ...on, ...words, status: 'falsePositive', endedAt: '2026-11-20T10:00' }),
    report: () => reportAffected(viewer, { ...own, words: `Said of ${canary}`, affectedCount: '7' }),
    withdraw: () => withdrawAffected(viewer, own),
    follow: () => followIssue(viewer, place),
    unfollow: () => unfollowIssue(viewer, place),
  }[step.act]();
}

/** All that this person can read by any query, as text. */
async function everythingRead(person: PersonKey, issueId: string, service: ServiceId): Promise<string> {
  const viewer = await as(person);
  const reads = [
    () => getHealth(viewer, {}),
    () => getHealth(viewer, { service }),
    () => getHealth(viewer, { tab: 'history', days: '30', service }),
    () => getHealth(viewer, { tab: 'reported' }),
    () => getIssue(viewer, issueId),
    () => getIssueToWrite(viewer, issueId),
    () => listIssues(viewer, service, ORGANIZATIONS.tailspin.id),
    () => listWritten(viewer, { service }),
    () => healthAtAGlance(viewer),
    async () => visibleEvents(viewer, await everyEvent()),
    () => newestVisibleMarks(viewer),
  ];
  let text = '';
  for (const read of reads) text += JSON.stringify(await read().catch((error: unknown) => String(error)));
  return text;
}

const step = fc.record({
  act: fc.constantFrom(...ACTS),
  person: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<PersonKey>('wu', 'tina', 'serge', 'wendy', 'alan', 'lena') },
    { weight: 1, arbitrary: fc.constantFrom(...personKeys) },
  ),
  customer: fc.constantFrom(...CUSTOMERS),
}) satisfies fc.Arbitrary<Step>;

describe('P1: an issue of a service', () => {
  it('reaches exactly the people whose organization holds, sells or is delegated for it, and no sequence of operations widens it', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...services),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        async (service, steps) => {
          run += 1;
          const canary = `Canary${run}x${randomUUID().slice(0, 8)}`;
          const { id } = done(
            await publishIssue(await as('wu'), {
              key: randomUUID(),
              serviceId: service,
              classification: 'incident',
              status: 'investigating',
              title: `Title of ${canary}`,
              impactDescription: `Impact of ${canary}`,
              startedAt: '2026-11-20T09:00',
              body: `Post of ${canary}`,
              postType: 'regular',
            }),
          );
          for (const one of steps) await take(one, id, canary);
          for (const person of personKeys) {
            const text = await everythingRead(person, id, service);
            const reached = reaches(person, service);
            expect([person, text.includes(canary)]).toEqual([person, reached]);
            expect([person, text.includes(id)]).toEqual([person, reached]);
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 240_000);

  it('is counted alike in raw SQL, by issues, posts and news, over the whole cast', async () => {
    const count = async (person: PersonKey, sql: string) =>
      Number((await asRole<{ count: string }>('app', sql, { person })).rows[0]?.count);
    for (const service of services)
      for (const person of personKeys) {
        const issues = await count(person, `SELECT count(*) FROM health_issue WHERE service_id = '${service}'`);
        const [all] = await ownerSql<{ count: string }>('SELECT count(*) FROM health_issue WHERE service_id = $1', [
          service,
        ]);
        expect([person, service, issues]).toEqual([person, service, reaches(person, service) ? Number(all?.count) : 0]);
      }
    for (const person of WITHOUT_A_PART) {
      expect(await count(person, 'SELECT count(*) FROM health_post')).toBe(0);
      expect(await count(person, "SELECT count(*) FROM event WHERE record_type = 'health_issue'")).toBe(0);
    }
  });

  it('mei, a Message Center reader who may see no subscription, sees what tina sees', async () => {
    const of = async (person: PersonKey) =>
      (await asRole('app', 'SELECT id FROM health_issue ORDER BY 1', { person })).rows;
    const [mei, tina] = [await of('mei'), await of('tina')];
    expect(mei.length).toBeGreaterThan(0);
    expect(mei).toEqual(tina);
    expect((await asRole('app', 'SELECT FROM subscription', { person: 'mei' })).rowCount).toBe(0);
  });
});
