import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode, encode } from 'next-auth/jwt';
import { beginSignIn, finishSignIn, type WhyNot } from '@/lib/federation/sign-in-by-provider';
import { env, publicOrigin } from '@/lib/platform/env';
import { providerName } from '@/lib/platform/oidc';
import { arrive } from './arrival';
import { localPath } from './local-path';

// Lives as long as a sign-in may take. Lax: the provider sends the browser back from another site.
const SECONDS = 10 * 60;
const SALT = 'oidc';
const isSecure = () => publicOrigin().startsWith('https:');
const cookieName = () => (isSecure() ? '__Host-liaison.errand' : 'liaison.errand');
const cookieOptions = (maxAge: number) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
  maxAge,
});

const whyPath = (why: WhyNot, returnTo: string) => `/sign-in?provider=${why}&returnTo=${encodeURIComponent(returnTo)}`;
const notSetUp = () => new Response('No identity provider is set up.\n', { status: 404 });

/** Sends the browser to the provider, with what to remember sealed into a cookie for ten minutes. */
export async function startProviderSignIn(request: Request): Promise<Response> {
  if (!providerName()) return notSetUp();
  const asked = new URL(request.url).searchParams;
  const returnTo = localPath(asked.get('returnTo') ?? undefined);
  const begun = await beginSignIn(asked.has('again'));
  if ('why' in begun) redirect(whyPath(begun.why, returnTo));
  const token = { ...begun.errand, returnTo };
  const value = await encode({ token, secret: env().LIAISON_SECRET, salt: SALT, maxAge: SECONDS });
  (await cookies()).set(cookieName(), value, cookieOptions(SECONDS));
  redirect(begun.url.href);
}

/** Takes the browser back: one answer to one errand. */
export async function finishProviderSignIn(request: Request): Promise<Response> {
  if (!providerName()) return notSetUp();
  const jar = await cookies();
  const value = jar.get(cookieName())?.value;
  jar.set(cookieName(), '', cookieOptions(0));
  const token = value
    ? await decode({ token: value, secret: env().LIAISON_SECRET, salt: SALT }).catch(() => null)
    : null;
  const { state, nonce, verifier, returnTo } = (token ?? {}) as Record<string, unknown>;
  const whereTo = localPath(typeof returnTo === 'string' ? returnTo : undefined);
  if (typeof state !== 'string' || typeof nonce !== 'string' || typeof verifier !== 'string')
    redirect(whyPath('failed', whereTo));
  const { search } = new URL(request.url);
  const outcome = await finishSignIn(search, { state, nonce, verifier }, request.headers.get('user-agent'));
  redirect('why' in outcome ? whyPath(outcome.why, whereTo) : await arrive(outcome, whereTo));
}
