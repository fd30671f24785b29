import { type Audience, type EventData, saidBy, WITH_WORDS } from '@/lib/command/event';
import { authorize } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { isUuid, newId } from '@/lib/shared/ids';
import { AUDIENCES_OF } from './rules';
import { type Draft, type DraftKind, sentSubject } from './schema';

export type ThreadFile = { id: string; name: string; sizeBytes: number };
export type ThreadMessage = {
  kind: 'message';
  id: string;
  at: Date;
  authorId: string;
  side: 'operator' | 'partner' | 'customer';
  audience: Audience;
  body: string;
  files: ThreadFile[];
};
export type ThreadEvent = {
  kind: 'event';
  id: string;
  at: Date;
  actorId: string | null;
  name: string;
  audience: Audience;
  data: EventData;
};
export type ThreadFiles = { kind: 'files'; id: string; at: Date; authorId: string; files: ThreadFile[] };
export type ThreadItem = ThreadMessage | ThreadEvent | ThreadFiles;

const SAID_BY_ITS_MESSAGE = ['escalation.replied', 'escalation.noted', 'case.replied', 'case.noted'];

/** All that the viewer may read of a record's conversation and events, oldest first: what is addressed to its side; and the form keys of what it sent itself. */
export async function loadThread(
  { tx, actor }: Acting,
  on: { recordType: 'escalation' | 'case'; recordId: string },
): Promise<{ items: ThreadItem[]; personIds: string[]; sentKeys: string[] }> {
  const audience = { in: [...AUDIENCES_OF[actor.side]] };
  const place = on.recordType === 'case' ? { caseId: on.recordId } : { escalationId: on.recordId };
  const messages = await tx.message.findMany({
    where: { ...place, audience },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 500,
  });
  const files = await tx.attachment.findMany({
    where: { ...place, audience },
    select: { id: true, name: true, sizeBytes: true, messageId: true, personId: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  });
  const events = await tx.event.findMany({
    where: { recordType: on.recordType, recordId: on.recordId, audience, name: { notIn: SAID_BY_ITS_MESSAGE } },
    include: WITH_WORDS,
    orderBy: { seq: 'asc' },
    take: 500,
  });
  const filesOf = (messageId: string | null) =>
    files.filter((file) => file.messageId === messageId).map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes }));
  const items: ThreadItem[] = [
    ...messages.map((message) => ({
      kind: 'message' as const,
      id: message.id,
      at: message.createdAt,
      authorId: message.authorId,
      side: message.authorSide as ThreadMessage['side'],
      audience: message.audience as Audience,
      body: message.body,
      files: filesOf(message.id),
    })),
    ...events.map((event) => ({
      kind: 'event' as const,
      id: event.id,
      at: event.at,
      actorId: event.actorId,
      name: event.name,
      audience: event.audience as Audience,
      data: saidBy(event),
    })),
  ];
  const filed = files.find((file) => file.messageId === null);
  if (filed)
    items.push({
      kind: 'files',
      id: `files-${filed.id}`,
      at: filed.createdAt,
      authorId: filed.personId,
      files: filesOf(null),
    });
  items.sort((a, b) => a.at.getTime() - b.at.getTime());
  const personIds = items.flatMap((item) =>
    item.kind === 'event' ? (item.actorId ? [item.actorId] : []) : [item.authorId],
  );
  return {
    items,
    personIds,
    sentKeys: messages.filter((message) => message.authorId === actor.personId).map((message) => message.submitKey),
  };
}

/** Names of people by id, as far as the viewer may know them. */
export async function namesOf({ tx }: Acting, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`SELECT id, name FROM person_names(${wanted}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.name]));
}

const DRAFT = { key: true, fields: true, updatedAt: true } as const;
const asDraft = (row: { key: string; fields: unknown; updatedAt: Date } | null): Draft | null =>
  row && { ...row, fields: row.fields as Draft['fields'] };

/** The newest of the viewer's own drafts of a kind on a subject; null when there is none. */
export async function getDraft(
  viewer: Viewer,
  { kind, subject }: { kind: DraftKind; subject: string },
): Promise<Draft | null> {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'draft.keep');
    return asDraft(
      await tx.draft.findFirst({
        where: { personId: actor.personId, kind, subject },
        select: DRAFT,
        orderBy: { updatedAt: 'desc' },
      }),
    );
  });
}

/** The viewer's own draft under a key; null when there is none, or it is somebody else's. */
export async function getDraftByKey(viewer: Viewer, key: string): Promise<Draft | null> {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'draft.keep');
    if (!isUuid(key)) return null;
    return asDraft(await tx.draft.findFirst({ where: { personId: actor.personId, key }, select: DRAFT }));
  });
}

export type MessageDraft = { key: string; body: string; files: ThreadFile[] };

/** The viewer's unsent messages on a record, by the form they were begun in, each with its files; subjects are `number/form`. */
export async function loadMessageDrafts({ tx, actor }: Acting, number: string): Promise<Record<string, MessageDraft>> {
  const drafts = await tx.draft.findMany({
    where: { personId: actor.personId, kind: 'message', subject: { gte: `${number}/`, lt: `${number}0` } },
    orderBy: { updatedAt: 'asc' },
  });
  if (drafts.length === 0) return {};
  const files = await tx.attachment.findMany({
    where: { personId: actor.personId, audience: null, draftKey: { in: drafts.map((draft) => draft.key) } },
    select: { id: true, name: true, sizeBytes: true, draftKey: true },
    orderBy: { createdAt: 'asc' },
  });
  return Object.fromEntries(
    drafts.map((draft) => [
      draft.subject.slice(number.length + 1),
      {
        key: draft.key,
        body: (draft.fields as Record<string, string>).body ?? '',
        files: files
          .filter((file) => file.draftKey === draft.key)
          .map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes })),
      },
    ]),
  );
}

export type TypedForm = { key: string; kept: Record<string, string>; sentKeys: string[] };

/** What the viewer typed into each form of a place and did not send (subject `place/form`), under its key or else a fresh one; and the keys that were used up. */
export async function loadTypedForms<Form extends string>(
  { tx, actor }: Acting,
  place: string,
  forms: readonly Form[],
): Promise<Record<Form, TypedForm>> {
  const subjects = forms.map((form) => `${place}/${form}`);
  const drafts = await tx.draft.findMany({
    where: { personId: actor.personId, kind: 'message', subject: { in: [...subjects, ...subjects.map(sentSubject)] } },
    select: { key: true, subject: true, fields: true },
    orderBy: { updatedAt: 'desc' },
  });
  const typed = forms.map((form): [Form, TypedForm] => {
    const own = drafts.find(({ subject }) => subject === `${place}/${form}`);
    const sent = drafts.filter(({ subject }) => subject === sentSubject(`${place}/${form}`));
    const kept = (own?.fields ?? {}) as Record<string, string>;
    return [form, { key: own?.key ?? newId(), kept, sentKeys: sent.map(({ key }) => key) }];
  });
  return Object.fromEntries(typed) as Record<Form, TypedForm>;
}
