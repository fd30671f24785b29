import { headers } from 'next/headers';
import { getPending, type Pending } from '@/lib/factors/second-step';
import { endSession } from '@/lib/identity/commands/end-session';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf } from '@/lib/shared/ids';
import { currentViewer, earlierSession, rememberLocale, setSessionCookie } from './session';
import { asideToKeep, takeUp } from './unsent';

/** Where a session that owes a factor has to go first. */
export const stepPath = (pending: Pending, returnTo: string): string =>
  `/sign-in/${pending.due === 'step' ? 'second-step' : 'enrol'}?returnTo=${encodeURIComponent(returnTo)}`;

/** Who of this browser still owes a second factor; null when nobody does. */
export async function currentPending(): Promise<{ viewer: Viewer; pending: Pending } | null> {
  const viewer = await currentViewer();
  const pending = viewer && (await getPending(viewer));
  return pending ? { viewer, pending } : null;
}

type Arriving = { sessionId: string; email: string; locale: string };

/**
 * Gives the browser its new session and ends the one before. Returns where to go: to the second factor while one is due, otherwise to
 * `returnTo`, with what the person left unsent in this browser taken up.
 */
export async function arrive({ sessionId, email, locale }: Arriving, returnTo: string): Promise<string> {
  const earlier = await currentViewer();
  const earlierHash = (await earlierSession()) ?? earlier?.sessionHash;
  const aside = await asideToKeep();
  const viewer = { sessionHash: hashOf(sessionId), requestId: (await headers()).get('x-request-id') };
  const pending = await getPending(viewer);
  await setSessionCookie(sessionId, email, aside);
  await rememberLocale(locale);
  if (aside && !pending) await takeUp(viewer, aside, earlierHash ? [earlierHash] : []);
  if (earlier) await endSession(earlier, { sessionHash: earlier.sessionHash });
  return pending ? stepPath(pending, returnTo) : returnTo;
}

/** After the second factor: takes up what the person left unsent in this browser, in this session too, before the factor was required of it. */
export async function completeArrival(viewer: Viewer): Promise<void> {
  const aside = await asideToKeep();
  if (aside) await takeUp(viewer, aside, [viewer.sessionHash]);
}
