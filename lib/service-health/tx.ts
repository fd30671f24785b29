import type { EventDraft } from '@/lib/command/event';
import type { HealthIssue } from '@/lib/platform/generated/client';
import type { Acting } from '@/lib/policy/enter';
import { conflict, invalid, notFound, stale } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { instantInZone, localInZone } from '@/lib/shared/zoned-time';
import { timesFault } from './rules';
import type { Classification, HealthStatus, PostType } from './schema';

export type HealthRecord = HealthIssue & { status: HealthStatus; classification: Classification };

/** The issue of that id if it is meant for who acts; null otherwise. */
export async function findIssue({ tx }: Acting, id: string): Promise<HealthRecord | null> {
  return (await tx.healthIssue.findFirst({ where: { id } })) as HealthRecord | null;
}

/** The same for a writer: holds the row until the transaction ends, so that of two who write at once the second sees what the first did. */
export async function holdIssue(acting: Acting, id: string): Promise<HealthRecord | null> {
  await acting.tx.$executeRaw`SELECT FROM health_issue i WHERE i.id = ${id} FOR UPDATE`;
  return findIssue(acting, id);
}

/** The event of an act on an issue: names the issue and its service, and no words of it but the title. */
export function issueEvent(
  name: string,
  issue: Pick<HealthRecord, 'id' | 'title' | 'serviceId' | 'classification' | 'status' | 'version'>,
  data: EventDraft['data'] = {},
): EventDraft {
  const { id, title, serviceId, classification, status, version } = issue;
  return {
    name: `health_issue.${name}`,
    recordType: 'health_issue',
    recordId: id,
    audience: 'operator',
    data: { number: id, title, serviceId, classification, status, version, ...data },
  };
}

/** The instant that a field's wall clock means; what the field showed already means what stood there, seconds included. */
function instantOf(text: string, stood: Date | null, timeZone: string): Date | null {
  return stood && localInZone(stood, timeZone) === text.slice(0, 16) ? stood : instantInZone(text, timeZone);
}

/** When an issue began and ended, from what was typed in the writer's zone. Throws invalid beside the field. */
export function readTimes(
  { actor, now }: Acting,
  typed: { startedAt: string; endedAt: string | null },
  stood: { startsAt: Date; endsAt: Date | null } | null = null,
): { startsAt: Date; endsAt: Date | null } {
  const startsAt = instantOf(typed.startedAt, stood?.startsAt ?? null, actor.timeZone);
  if (!startsAt) throw invalid({ startedAt: 'date_time' });
  const endsAt = typed.endedAt === null ? null : instantOf(typed.endedAt, stood?.endsAt ?? null, actor.timeZone);
  if (typed.endedAt !== null && !endsAt) throw invalid({ endedAt: 'date_time' });
  const fault = timesFault(startsAt, endsAt, now);
  if (fault) throw invalid({ [fault === 'in_the_future' ? 'startedAt' : 'endedAt']: fault });
  return { startsAt, endsAt };
}

type NewPost = { issueId: string; key: string; body: string; postType: PostType; status: HealthStatus };

/** True when this writer has sent this post with this key already; other words under a used key are a conflict `already_sent`. */
export async function isPosted({ tx, actor }: Acting, { key, body }: { key: string; body: string }): Promise<boolean> {
  const sent = await tx.healthPost.findFirst({
    where: { writtenById: actor.personId, submitKey: key },
    select: { body: true },
  });
  if (sent && sent.body !== body) throw conflict('already_sent');
  return sent !== null;
}

/** Adds a post to an issue, instead of the draft kept under its key; posts are never changed. */
export async function writePost({ tx, actor, now }: Acting, { key, ...post }: NewPost): Promise<void> {
  await tx.healthPost.createMany({
    data: [{ id: newId(), ...post, writtenById: actor.personId, submitKey: key, createdAt: now }],
  });
  await tx.draft.deleteMany({ where: { personId: actor.personId, key } });
}

type Patch = Partial<
  Pick<
    HealthRecord,
    | 'classification'
    | 'status'
    | 'title'
    | 'impactDescription'
    | 'feature'
    | 'featureGroup'
    | 'startsAt'
    | 'endsAt'
    | 'isResolved'
  >
>;

/** Changes an issue and counts its version up, only on the version that the person saw: throws stale with the one that stands, or not_found. */
export async function changeIssue(
  { tx, now, record }: Acting & { record: HealthRecord },
  seenVersion: number,
  patch: Patch,
): Promise<HealthRecord> {
  if (record.version !== seenVersion) throw stale(record.version);
  const data = { ...patch, version: record.version + 1, updatedAt: now };
  const { count } = await tx.healthIssue.updateMany({ where: { id: record.id, version: seenVersion }, data });
  if (count === 0) throw notFound();
  return { ...record, ...data };
}
