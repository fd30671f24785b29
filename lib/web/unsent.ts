import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { saveDraft } from '@/lib/conversation/commands/save-draft';
import { isOwnSession } from '@/lib/identity/queries';
import { seal, unseal } from '@/lib/platform/seal';
import { storage } from '@/lib/platform/storage';
import type { Viewer } from '@/lib/policy/enter';
import type { Typed } from '@/lib/shared/form-state';
import { hashOf } from '@/lib/shared/ids';
import { markOfViewer } from './made-for';
import { asideOf, currentViewer, earlierSession, viewerFromRequest } from './session';

export type DraftOfForm = { key: string | undefined; kind: string; subject: string; fields: Record<string, string> };
/** A form as it was sent: which of its page, what it said, and the words in it under their names on the screen. */
export type SentForm = { form: string; path: string; values: Record<string, string>; typed: Typed[] };
/** What was sent when the session was over; a form that keeps drafts becomes one again. `of` is for whom the form was made. */
export type Unsent = { of: string | null; draft?: DraftOfForm | undefined; form?: SentForm | undefined };

/** As many forms of one person wait in one browser; an older one makes room. */
const MOST_OF_ONE = 10;
const MOST_OF_ALL = 50;

const folderOf = (aside: string) => `unsent/${aside}.aside`;
// Whose it is stands in the name, so that nobody else's is opened to find one's own.
const ofPerson = (mark: string) => `p${hashOf(mark)}`;
const ofSession = (sessionHash: string) => `s${hashOf(sessionHash)}`;

const namesIn = async (aside: string) => (await storage.list(folderOf(aside))).sort(byAge);
const byAge = (one: string, other: string) => (ageOf(one) < ageOf(other) ? -1 : 1);
const ageOf = (name: string) => name.slice(name.indexOf('.'));
const isOf = (owner: string) => (name: string) => name.startsWith(`${owner}.`);

const remove = (aside: string, name: string) => storage.remove(`${folderOf(aside)}/${name}`);
/** Null when another request took it meanwhile. */
async function read(aside: string, name: string): Promise<Unsent | null> {
  const place = `${folderOf(aside)}/${name}`;
  try {
    return JSON.parse(unseal(await text(await storage.read(place))));
  } catch (error) {
    if (await storage.has(place)) throw error;
    return null;
  }
}

async function write(aside: string, owner: string, unsent: Unsent, at = Date.now()): Promise<void> {
  const same = JSON.stringify(unsent);
  for (const name of (await namesIn(aside)).filter(isOf(owner)))
    if (JSON.stringify(await read(aside, name)) === same) await remove(aside, name);
  const name = `${owner}.${String(at).padStart(15, '0')}.${randomBytes(6).toString('hex')}`;
  await storage.put(`${folderOf(aside)}/${name}`, Readable.from([seal(same)]));
  const all = await namesIn(aside);
  const tooMany = [...all.filter(isOf(owner)).slice(0, -MOST_OF_ONE), ...all.slice(0, -MOST_OF_ALL)];
  for (const one of new Set(tooMany)) await remove(aside, one);
}

/** Where this browser's forms wait, and the session that sends one now; null when the browser never had one. */
async function whereAside(request?: Request): Promise<{ aside: string; sessionHash: string } | null> {
  const viewer = request ? await viewerFromRequest(request) : await currentViewer();
  const sessionHash = viewer?.sessionHash ?? (await earlierSession(request));
  const aside = (await asideOf(request)) ?? sessionHash;
  return aside && sessionHash ? { aside, sessionHash } : null;
}

/** Puts aside what was sent when the session was over, sealed, in this browser's own place; nothing when the browser never had a session. */
export async function putAside(unsent: Unsent, request?: Request): Promise<void> {
  const where = await whereAside(request);
  if (where) await write(where.aside, unsent.of ? ofPerson(unsent.of) : ofSession(where.sessionHash), unsent);
}

/** Where this browser's forms wait, while any does: it is kept over the next sign-in, whoever's it is. */
export async function asideToKeep(): Promise<string | null> {
  const aside = (await asideOf()) ?? (await currentViewer())?.sessionHash;
  return aside && (await namesIn(aside)).length > 0 ? aside : null;
}

/**
 * Makes drafts of the viewer's own among what waits in this browser; their forms that keep none wait on, for their pages to give back. What is
 * anybody else's stays as it is. `sessions` may have sent what does not say for whom it was made.
 */
export async function takeUp(viewer: Viewer, aside: string, sessions: readonly string[]): Promise<void> {
  const names = await namesIn(aside);
  const mark = names.length ? await markOfViewer(viewer) : null;
  if (!mark) return;
  const owners = [ofPerson(mark)];
  for (const sessionHash of sessions) if (await isOwnSession(viewer, sessionHash)) owners.push(ofSession(sessionHash));
  for (const name of names.filter((one) => owners.some((owner) => isOf(owner)(one)))) {
    const { draft, form } = (await read(aside, name)) ?? {};
    const isKept = draft && (await saveDraft(viewer, draft)).ok;
    if (!draft && isOf(ofPerson(mark))(name)) continue;
    await remove(aside, name);
    if (!isKept && form) await write(aside, ofPerson(mark), { of: mark, form }, Number(name.split('.')[1]));
  }
}

async function takenUp(viewer: Viewer, path: string): Promise<{ aside: string; name: string; form: SentForm }[]> {
  const aside = (await asideOf()) ?? viewer.sessionHash;
  const names = await namesIn(aside);
  const mark = names.length ? await markOfViewer(viewer) : null;
  if (!mark) return [];
  const found = [];
  for (const name of names.filter(isOf(ofPerson(mark))).reverse()) {
    const { form, draft } = (await read(aside, name)) ?? {};
    if (form && !draft && form.path === path) found.push({ aside, name, form });
  }
  return found;
}

/** The form of this page that the viewer sent last while signed out and has not sent again. */
export async function givenBackTo(viewer: Viewer, path: string): Promise<SentForm | null> {
  return (await takenUp(viewer, path))[0]?.form ?? null;
}

export async function forgetTakenUp(viewer: Viewer, path: string, form: string): Promise<void> {
  const sent = (await takenUp(viewer, path)).find((one) => one.form.form === form);
  if (sent) await remove(sent.aside, sent.name);
}
