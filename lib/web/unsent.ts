import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { saveDraft } from '@/lib/conversation/commands/save-draft';
import { isOwnSession } from '@/lib/identity/queries';
import { seal, unseal } from '@/lib/platform/seal';
import { storage } from '@/lib/platform/storage';
import type { Viewer } from '@/lib/policy/enter';
import type { Typed } from '@/lib/shared/form-state';
import { currentViewer, earlierSession } from './session';

export type DraftOfForm = { key: string | undefined; kind: string; subject: string; fields: Record<string, string> };
/** A form as it was sent: which of its page, what it said, and the words in it under their names on the screen. */
export type SentForm = { form: string; path: string; values: Record<string, string>; typed: Typed[] };
/** What was sent when the session was over; a form that keeps drafts becomes one again. */
export type Unsent = { draft?: DraftOfForm | undefined; form?: SentForm | undefined };

const placeOf = (sessionHash: string) => `unsent/${sessionHash}`;
const backPlaceOf = ({ sessionHash }: Viewer) => `unsent/${sessionHash}.back`;

const write = (place: string, content: Unsent | SentForm) =>
  storage.put(place, Readable.from([seal(JSON.stringify(content))]));
const read = async (place: string) => JSON.parse(unseal(await text(await storage.read(place))));

/** Puts aside what was sent when the session was over, sealed, under that session; nothing when the browser never had one. */
export async function putAside(unsent: Unsent, request?: Request): Promise<void> {
  const sessionHash = (await earlierSession(request)) ?? (request ? null : (await currentViewer())?.sessionHash);
  if (sessionHash) await write(placeOf(sessionHash), unsent);
}

/**
 * Makes a draft of what this browser's earlier session left behind, if it was the same person's, or else lays the form out for its page to
 * give back under the new session; whatever it is, it is gone from where it was.
 */
export async function takeUp(earlierHash: string, viewer: Viewer): Promise<void> {
  const place = placeOf(earlierHash);
  if (!(await storage.has(place))) return;
  const unsent: Unsent = await read(place);
  await storage.remove(place);
  if (!(await isOwnSession(viewer, earlierHash))) return;
  const isKept = unsent.draft && (await saveDraft(viewer, unsent.draft)).ok;
  if (!isKept && unsent.form) await write(backPlaceOf(viewer), unsent.form);
}

/** The form that was taken up for this session and has not been sent again. */
export async function takenUp(viewer: Viewer): Promise<SentForm | null> {
  const place = backPlaceOf(viewer);
  return (await storage.has(place)) ? await read(place) : null;
}

export async function forgetTakenUp(viewer: Viewer): Promise<void> {
  const place = backPlaceOf(viewer);
  if (await storage.has(place)) await storage.remove(place);
}
