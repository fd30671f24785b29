import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { getPending, type Pending } from '@/lib/factors/second-step';
import { endSession } from '@/lib/identity/commands/end-session';
import { env, publicOrigin } from '@/lib/platform/env';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf } from '@/lib/shared/ids';
import { currentViewer, earlierSession, rememberLocale, setSessionCookie } from './session';
import { takeUp } from './unsent';

// A cookie of its own kind: which session this browser had before the one that still owes a second factor.
const LEFT = 'left';
const LEFT_SECONDS = 60 * 60;
const isSecure = () => publicOrigin().startsWith('https:');
const cookieName = () => (isSecure() ? '__Host-liaison.left' : 'liaison.left');
const cookieOptions = (maxAge: number) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
  maxAge,
});

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
 * `returnTo`, with what the earlier session left behind taken up.
 */
export async function arrive({ sessionId, email, locale }: Arriving, returnTo: string): Promise<string> {
  const earlier = await currentViewer();
  const earlierHash = (await earlierSession()) ?? earlier?.sessionHash;
  const viewer = { sessionHash: hashOf(sessionId), requestId: (await headers()).get('x-request-id') };
  const pending = await getPending(viewer);
  await setSessionCookie(sessionId, email);
  await rememberLocale(locale);
  if (earlierHash && pending) {
    const left = await encode({
      token: { hash: earlierHash },
      secret: env().LIAISON_SECRET,
      salt: LEFT,
      maxAge: LEFT_SECONDS,
    });
    (await cookies()).set(cookieName(), left, cookieOptions(LEFT_SECONDS));
  } else if (earlierHash) await takeUp(earlierHash, viewer);
  if (earlier) await endSession(earlier, { sessionHash: earlier.sessionHash });
  return pending ? stepPath(pending, returnTo) : returnTo;
}

/** After the second factor: takes up what the session before the sign-in left behind, or this one itself before the factor was required of it. */
export async function completeArrival(viewer: Viewer): Promise<void> {
  const jar = await cookies();
  const value = jar.get(cookieName())?.value;
  const token = value
    ? await decode({ token: value, secret: env().LIAISON_SECRET, salt: LEFT }).catch(() => null)
    : null;
  if (typeof token?.hash === 'string') await takeUp(token.hash, viewer);
  await takeUp(viewer.sessionHash, viewer);
  if (value) jar.set(cookieName(), '', cookieOptions(0));
}
