import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { saveDraft } from '@/lib/conversation/commands/save-draft';
import { isOwnSession } from '@/lib/identity/queries';
import { seal, unseal } from '@/lib/platform/seal';
import { storage } from '@/lib/platform/storage';
import type { Viewer } from '@/lib/policy/enter';
import { currentViewer, earlierSession } from './session';

export type DraftOfForm = { key: string | undefined; kind: string; subject: string; fields: Record<string, string> };

const placeOf = (sessionHash: string) => `unsent/${sessionHash}`;

/** Puts aside what was sent when the session was over, sealed, under that session; nothing when the browser never had one. */
export async function putAside(draft: DraftOfForm, request?: Request): Promise<void> {
  const sessionHash = (await earlierSession(request)) ?? (request ? null : (await currentViewer())?.sessionHash);
  if (sessionHash) await storage.put(placeOf(sessionHash), Readable.from([seal(JSON.stringify(draft))]));
}

/** Makes a draft of what this browser's earlier session left behind, if it was the same person's; whatever it is, it is gone after. */
export async function takeUp(earlierHash: string, viewer: Viewer): Promise<void> {
  const place = placeOf(earlierHash);
  if (!(await storage.has(place))) return;
  const sealed = await text(await storage.read(place));
  await storage.remove(place);
  if (await isOwnSession(viewer, earlierHash)) await saveDraft(viewer, JSON.parse(unseal(sealed)));
}
