import { attachDraftFiles, placeColumns, type RecordPlace } from '@/lib/attachments/tx';
import type { Audience } from '@/lib/command/event';
import { keyedHash } from '@/lib/platform/seal';
import type { Acting } from '@/lib/policy/enter';
import { conflict } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { type Draft, type DraftKind, sentSubject } from './schema';

export type NewMessage = {
  on: RecordPlace;
  audience: Audience;
  /** The form's key: one message per author and key, however often it is sent. */
  key: string;
  body: string;
};

/**
 * True when this author has already sent this message with this key: a repeat. Another text under a used key - a form that came back from
 * the browser's history - is a conflict `already_sent`, so that it is kept and not taken for the first.
 */
export async function isSent({ tx, actor }: Acting, { key, body }: { key: string; body: string }): Promise<boolean> {
  const sent = await tx.message.findFirst({
    where: { authorId: actor.personId, submitKey: key },
    select: { body: true },
  });
  if (sent && sent.body !== body) throw conflict('already_sent');
  return sent !== null;
}

const MOST_OTHERS = 5;

/** The person's other drafts on a subject, newest first, at most 5: a second tab keeps one of its own. */
export async function otherDrafts(
  { tx, actor }: Acting,
  { kind, subject, key }: { kind: DraftKind; subject: string; key: string },
): Promise<Draft[]> {
  const rows = await tx.draft.findMany({
    where: { personId: actor.personId, kind, subject, key: { not: key } },
    select: { key: true, fields: true, updatedAt: true },
    orderBy: { updatedAt: 'desc' },
    take: MOST_OTHERS,
  });
  return rows.map((row) => ({ ...row, fields: row.fields as Draft['fields'] }));
}

/** Adds a message with the files and instead of the draft kept under its key. Returns its id. */
export async function addMessage(acting: Acting, { on, audience, key, body }: NewMessage): Promise<string> {
  const { tx, actor, now } = acting;
  const id = newId();
  await tx.message.createMany({
    data: [
      {
        id,
        ...placeColumns(on),
        audience,
        submitKey: key,
        authorId: actor.personId,
        authorSide: actor.side,
        body,
        createdAt: now,
      },
    ],
  });
  await attachDraftFiles(acting, { on, draftKey: key, messageId: id, audience });
  await tx.draft.deleteMany({ where: { personId: actor.personId, key } });
  return id;
}

/**
 * Uses up the key of a form that makes no message for what it says; true when the person sent just that with it before: a repeat. Something else
 * under a used key is a conflict `already_sent`.
 */
export async function isSentAs(
  { tx, actor, now }: Acting,
  { key, subject, said }: { key: string; subject: string; said: readonly string[] },
): Promise<boolean> {
  const hash = keyedHash(JSON.stringify(said));
  const isNew = await tx.$executeRaw`
    INSERT INTO draft (person_id, key, kind, subject, fields, updated_at)
    VALUES (${actor.personId}::uuid, ${key}::uuid, 'message', ${sentSubject(subject)}, ${JSON.stringify({ hash })}::jsonb, ${now})
    ON CONFLICT (person_id, key) DO NOTHING`;
  if (isNew) return false;
  const [used] = await tx.$queryRaw<{ subject: string; hash: string | null }[]>`
    SELECT d.subject, d.fields ->> 'hash' AS hash FROM draft d WHERE d.person_id = ${actor.personId}::uuid AND d.key = ${key}::uuid`;
  if (used?.subject !== sentSubject(subject) || used.hash !== hash) throw conflict('already_sent');
  return true;
}

/** Notes that what was typed under a key was sent, for a form that makes no message: found as a draft no more, and no late save brings it back. */
export async function settleDraft(
  { tx, actor, now }: Acting,
  { key, subject }: { key: string | undefined; subject: string },
): Promise<void> {
  if (!key) return;
  await tx.$executeRaw`
    INSERT INTO draft (person_id, key, kind, subject, fields, updated_at)
    VALUES (${actor.personId}::uuid, ${key}::uuid, 'message', ${sentSubject(subject)}, '{}', ${now})
    ON CONFLICT (person_id, key) DO UPDATE SET subject = excluded.subject, fields = '{}', updated_at = excluded.updated_at`;
}
