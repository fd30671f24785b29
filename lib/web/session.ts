import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { env, publicOrigin } from '@/lib/platform/env';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf } from '@/lib/shared/ids';

const isSecure = () => publicOrigin().startsWith('https:');
export const sessionCookieName = () => (isSecure() ? '__Host-liaison.session' : 'liaison.session');
export const earlierCookieName = () => (isSecure() ? '__Host-liaison.earlier' : 'liaison.earlier');
const COOKIE_SECONDS = 12 * 60 * 60;
const EARLIER_SECONDS = 30 * 24 * 60 * 60;
// A cookie of its own kind: it names the session that was, and opens none.
const EARLIER = 'earlier';

const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
  maxAge: COOKIE_SECONDS,
});

/**
 * Sets next-auth's encrypted cookie; all it holds is the session's opaque id. The other one proves later that this account signed in with this
 * browser; `aside` is where this browser's unsent forms wait, when any do.
 */
export async function setSessionCookie(sessionId: string, email: string, aside: string | null = null): Promise<void> {
  const secret = env().LIAISON_SECRET;
  const jar = await cookies();
  const value = await encode({ token: { sid: sessionId }, secret, maxAge: COOKIE_SECONDS });
  jar.set(sessionCookieName(), value, cookieOptions());
  const token = { hash: hashOf(sessionId), account: hashOf(email), ...(aside ? { aside } : {}) };
  const earlier = await encode({ token, secret, salt: EARLIER, maxAge: EARLIER_SECONDS });
  jar.set(earlierCookieName(), earlier, { ...cookieOptions(), maxAge: EARLIER_SECONDS });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', { ...cookieOptions(), maxAge: 0 });
}

/** The session that this browser last had, over or not. */
export async function earlierSession(request?: Request): Promise<string | null> {
  const token = await earlierToken(request);
  return typeof token?.hash === 'string' ? token.hash : null;
}

/** Where this browser's unsent forms wait; null for one that never had a session. */
export async function asideOf(request?: Request): Promise<string | null> {
  const token = await earlierToken(request);
  if (typeof token?.aside === 'string') return token.aside;
  return typeof token?.hash === 'string' ? token.hash : null;
}

/** What this browser proves of the account that it last signed in. */
export async function knownDevice(): Promise<{ account: string; sessionHash: string } | null> {
  const token = await earlierToken();
  if (typeof token?.hash !== 'string' || typeof token.account !== 'string') return null;
  return { account: token.account, sessionHash: token.hash };
}

async function earlierToken(request?: Request) {
  const name = earlierCookieName();
  const value = request ? cookieOf(request, name) : (await cookies()).get(name)?.value;
  if (!value) return null;
  return decode({ token: value, secret: env().LIAISON_SECRET, salt: EARLIER }).catch(() => null);
}

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(/; */);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

async function viewerOf(cookie: string | undefined, requestId: string | null): Promise<Viewer | null> {
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: env().LIAISON_SECRET }).catch(() => null);
  return typeof token?.sid === 'string' ? { sessionHash: hashOf(token.sid), requestId } : null;
}

/** Who the browser's cookie claims to be. The row behind it is checked by enter() in every transaction. */
export async function currentViewer(): Promise<Viewer | null> {
  return viewerOf((await cookies()).get(sessionCookieName())?.value, (await headers()).get('x-request-id'));
}

/** The same for a plain Request, outside the router's own context. */
export async function viewerFromRequest(request: Request): Promise<Viewer | null> {
  return viewerOf(cookieOf(request, sessionCookieName()), request.headers.get('x-request-id'));
}

/** Keeps the person's language for pages before signing in, and for those that cannot ask who is there. Not a secret. */
export async function rememberLocale(locale: string): Promise<void> {
  (await cookies()).set('liaison.locale', locale, { ...cookieOptions(), httpOnly: false, maxAge: 365 * 24 * 60 * 60 });
}
