import { cookies, headers } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { env, publicOrigin } from '@/lib/platform/env';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf } from '@/lib/shared/ids';

const isSecure = () => publicOrigin().startsWith('https:');
export const sessionCookieName = () => (isSecure() ? '__Host-liaison.session' : 'liaison.session');
const COOKIE_SECONDS = 12 * 60 * 60;

const cookieOptions = () => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
  maxAge: COOKIE_SECONDS,
});

/** Sets next-auth's encrypted cookie; all it holds is the session's opaque id. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const value = await encode({ token: { sid: sessionId }, secret: env().LIAISON_SECRET, maxAge: COOKIE_SECONDS });
  (await cookies()).set(sessionCookieName(), value, cookieOptions());
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', { ...cookieOptions(), maxAge: 0 });
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
  const wanted = `${sessionCookieName()}=`;
  const pair = (request.headers.get('cookie') ?? '').split(/; */).find((part) => part.startsWith(wanted));
  return viewerOf(pair?.slice(wanted.length), request.headers.get('x-request-id'));
}

/** Keeps the person's language for pages before signing in, and for those that cannot ask who is there. Not a secret. */
export async function rememberLocale(locale: string): Promise<void> {
  (await cookies()).set('liaison.locale', locale, { ...cookieOptions(), httpOnly: false, maxAge: 365 * 24 * 60 * 60 });
}
