import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { addPost } from './commands/add-post';
import { editIssue } from './commands/edit-issue';
import { publishIssue } from './commands/publish-issue';
import { resolveIssue } from './commands/resolve-issue';
import { getHealth, getIssue, getIssueToWrite, getNewIssue, healthAtAGlance } from './queries';

useDatabase();

const issue = (change = {}) => ({
  key: randomUUID(),
  serviceId: 'onedrive',
  classification: 'incident',
  status: 'investigating',
  title: 'Files stay at "waiting to upload"',
  impactDescription: 'New files are not uploaded by the sync client.',
  startedAt: '2026-11-20T09:00',
  body: 'We look into reports of files that are not uploaded.',
  postType: 'quick',
  ...change,
});
const post = (issueId: string, version: number, change = {}) => ({
  issueId,
  version,
  key: randomUUID(),
  body: 'The upload queue of one region is being drained.',
  postType: 'regular',
  status: 'restoringService',
  ...change,
});

describe('wu writes service health', () => {
  it('publishes an issue once per form, in the words and the zone of the writer, and whoever holds the service sees it', async () => {
    const wu = await signIn('wu');
    const input = issue();
    const { id } = done(await publishIssue(wu, input));
    expect(id).toMatch(/^OD\d+$/);
    expect(done(await publishIssue(wu, input))).toEqual({ id });
    expect(failureOf(await publishIssue(wu, { ...input, title: 'Something else' }))).toEqual({
      kind: 'conflict',
      why: 'already_sent',
    });
    const { issue: seen, posts } = await getIssue(await signIn('lena'), id);
    expect(seen).toMatchObject({ title: input.title, status: 'investigating', origin: 'microsoft', version: 1 });
    expect(seen.startsAt).toEqual(new Date('2026-11-20T01:00:00Z'));
    expect(posts).toMatchObject([{ body: input.body, postType: 'quick', status: 'investigating' }]);
    expect(await events('health_issue.published')).toMatchObject([
      { audience: 'operator', data: { number: id, serviceId: 'onedrive', title: input.title } },
    ]);
  });

  it('sees exactly whom it reaches before publishing: customers that hold the service, partners that sell it or are delegated', async () => {
    const wu = await signIn('wu');
    expect((await getNewIssue(wu, 'exchange')).reach).toEqual({
      customers: ['Adatum', 'Tailspin Toys', 'Wingtip Energy'],
      partners: ['Contoso Cloud', 'Fabrikam Partners'],
    });
    expect((await getNewIssue(wu, 'apps')).reach).toEqual({
      customers: ['Adatum', 'Litware', 'Wingtip Energy'],
      partners: ['Contoso Cloud', 'Fabrikam Partners', 'Northwind Reselling'],
    });
    expect((await getNewIssue(wu, 'nothing')).reach).toBeNull();
  });

  it('adds posts that change the status, newest first, and refuses the second of two who write on the same version', async () => {
    const wu = await signIn('wu');
    const { id } = done(await publishIssue(wu, issue({ title: 'Written on by two' })));
    const first = post(id, 1);
    done(await addPost(wu, first));
    done(await addPost(wu, first));
    expect(failureOf(await addPost(wu, post(id, 1, { body: 'From the other window, later.' })))).toEqual({
      kind: 'stale',
      version: 2,
    });
    expect(failureOf(await addPost(wu, post(id, 2, { status: 'serviceRestored' })))).toEqual({
      kind: 'invalid',
      fields: { status: 'choose' },
    });
    const view = await getIssue(wu, id);
    expect(view.issue).toMatchObject({ status: 'restoringService', version: 2 });
    expect(view.posts.map((one) => one.status)).toEqual(['restoringService', 'investigating']);
  });

  it('resolves with an end time, once; afterwards the report may follow, and the end may be corrected', async () => {
    const wu = await signIn('wu');
    const { id } = done(await publishIssue(wu, issue({ title: 'Ended properly' })));
    const end = (change = {}) => post(id, 1, { status: 'serviceRestored', endedAt: '2026-11-20T11:30', ...change });
    for (const [endedAt, why] of [
      ['2026-11-20T08:59', 'ends_first'],
      [`${new Date().getUTCFullYear() + 2}-01-01T00:00`, 'ends_later'],
      ['2199-01-01T00:00', 'too_far_ahead'],
      ['', 'required'],
      ['2026-13-40T99:00', 'date_time'],
    ])
      expect(failureOf(await resolveIssue(wu, end({ endedAt })))).toEqual({
        kind: 'invalid',
        fields: { endedAt: why },
      });
    done(await resolveIssue(wu, end()));
    expect(failureOf(await resolveIssue(wu, end({ version: 2 })))).toEqual({
      kind: 'conflict',
      why: 'issue_resolved',
    });
    expect((await getIssue(wu, id)).issue).toMatchObject({
      isResolved: true,
      endsAt: new Date('2026-11-20T03:30:00Z'),
      status: 'serviceRestored',
    });
    expect(failureOf(await addPost(wu, post(id, 2)))).toMatchObject({ kind: 'invalid' });
    done(await addPost(wu, post(id, 2, { status: 'postIncidentReviewPublished' })));
    const { startedAt, classification, title, impactDescription } = issue({ title: 'Ended properly' });
    const words = { issueId: id, version: 3, startedAt, classification, title, impactDescription };
    expect(failureOf(await editIssue(wu, words))).toEqual({ kind: 'invalid', fields: { endedAt: 'required' } });
    done(await editIssue(wu, { ...words, endedAt: '2026-11-20T12:00' }));
    expect((await getIssue(wu, id)).issue.endsAt).toEqual(new Date('2026-11-20T04:00:00Z'));
    expect((await events('health_issue.updated'))[0]?.data).toMatchObject({ number: id, changed: 'endsAt' });
  });

  it('corrects an issue on the version that was seen; what did not change is no event, and its seconds stay', async () => {
    const wu = await signIn('wu');
    const [{ starts_at: startsAt } = { starts_at: null }] = await ownerSql<{ starts_at: Date }>(
      "UPDATE health_issue SET starts_at = date_trunc('minute', starts_at) + interval '17 seconds' WHERE id = 'SP411862' RETURNING starts_at",
    );
    const { issue: stands } = await getIssueToWrite(wu, 'SP411862');
    const local = new Date((startsAt?.getTime() ?? 0) + 8 * 3_600_000).toISOString().slice(0, 16);
    const same = {
      issueId: 'SP411862',
      version: stands.version,
      classification: stands.classification,
      title: stands.title,
      impactDescription: stands.impactDescription,
      startedAt: local,
    };
    done(await editIssue(wu, same));
    done(await editIssue(wu, { ...same, classification: 'incident', feature: 'Search' }));
    expect(await events('health_issue.updated')).toMatchObject([
      { data: { number: 'SP411862', changed: 'classification,feature' } },
      {},
    ]);
    expect((await getIssue(wu, 'SP411862')).issue.startsAt).toEqual(startsAt);
    expect(failureOf(await editIssue(wu, { ...same, title: 'Late' }))).toMatchObject({ kind: 'invalid' });
    expect(failureOf(await editIssue(wu, { ...same, title: 'Written too late' }))).toEqual({
      kind: 'stale',
      version: stands.version + 1,
    });
  });
});

describe('what an organization sees of its services', () => {
  it('is each service that it holds, with the status of its worst open issue and 90 days', async () => {
    const health = await getHealth(await signIn('tina'), {});
    expect(health.services.map((service) => service.id)).toEqual([
      'exchange',
      'sharepoint',
      'onedrive',
      'teams',
      'entra',
    ]);
    const exchange = health.services[0];
    expect(exchange).toMatchObject({ status: 'serviceDegradation', classification: 'incident', openIssues: 1 });
    expect(exchange?.days).toHaveLength(90);
    expect(exchange?.days.at(-1)).toMatchObject({ state: 'incident', issueIds: ['EX413207'] });
    const glance = await healthAtAGlance(await signIn('tina'));
    expect(glance.map(({ serviceId, status, openIssues }) => ({ serviceId, status, openIssues }))).toEqual(
      health.services.map(({ id, status, openIssues }) => ({ serviceId: id, status, openIssues })),
    );
  });

  it('a Message Center reader sees what the global administrator sees, without a right to any subscription', async () => {
    const [mei, tina] = [await signIn('mei'), await signIn('tina')];
    const of = async (viewer: typeof mei) => {
      const { services, issues } = await getHealth(viewer, {});
      return { services, issues };
    };
    expect(await of(mei)).toEqual(await of(tina));
    expect((await getHealth(mei, {})).services.length).toBeGreaterThan(0);
  });

  it('filters by service, and a history of the last 7 or 30 days', async () => {
    const alan = await signIn('alan');
    const ids = async (search: Parameters<typeof getHealth>[1]) =>
      (await getHealth(alan, search)).issues.rows.map((row) => row.id).filter((id) => !/42\d{4}$/.test(id));
    expect(await ids({ tab: 'history' })).toEqual(['TM410955']);
    expect(await ids({ tab: 'history', days: '30' })).toEqual(['TM410955', 'OD408114', 'EI404376']);
    expect(await ids({ tab: 'history', days: '30', service: 'entra' })).toEqual(['EI404376']);
    expect(await ids({ service: 'sharepoint' })).toEqual(['SP411862']);
    expect((await getHealth(await signIn('tina'), { service: 'apps' })).service).toBeNull();
  });

  it('pages by keyset: every open issue once', async () => {
    const wu = await signIn('wu');
    for (let index = 0; index < 30; index += 1) done(await publishIssue(wu, issue({ serviceId: 'entra' })));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { issues } = await getHealth(wu, { service: 'entra', ...(after ? { after } : {}) });
      seen.push(...issues.rows.map((row) => row.id));
      after = issues.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });
});
