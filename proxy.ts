import { type NextRequest, NextResponse } from 'next/server';
import { isOwnHost, isOwnOrigin } from '@/lib/web/own-origin';

const SESSION_COOKIES = ['liaison.session', '__Host-liaison.session'];
/** Of a browser that was signed in before: what its forms still send is put aside, not dropped. */
const EARLIER_COOKIES = ['liaison.earlier', '__Host-liaison.earlier'];
/** What a sign-in form may weigh; nobody who is signed out sends more. */
const SIGNED_OUT_BYTES = 65_536;
const PUBLIC = /^\/(sign-in(\/[\w-]+)?|reset-password(\/[\w-]+)?|invitation\/[\w-]+|livez|readyz)$/;
const BARE = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'cache-control': 'no-store' };

const isMachines = (pathname: string) => /^\/(api\/.*|livez|readyz)$/.test(pathname);

function isMalformed(pathname: string): boolean {
  try {
    return !decodeURIComponent(pathname);
  } catch {
    return true;
  }
}

const refuse = (status: number, sentence: string): NextResponse =>
  new NextResponse(`${sentence}\n`, { status, headers: { ...BARE, 'content-type': 'text/plain; charset=utf-8' } });

function isTooMuch({ method, headers }: NextRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const length = headers.get('content-length');
  return length === null || !(Number(length) <= SIGNED_OUT_BYTES);
}

// What names no origin is left to the action, which refuses it with everything typed still in the form.
const isForeign = (headers: Headers) => headers.has('origin') && !isOwnOrigin(headers);

/** Request id, the page's security policy, and the signed-out to sign-in. Never authorization: that is in queries and commands. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const has = (name: string) => request.cookies.has(name);
  const isForm = request.method === 'POST';
  const isSignedOut = !SESSION_COOKIES.some(has) && !(isForm && EARLIER_COOKIES.some(has));
  // Later, the router would answer it as a fault of its own, without any header.
  if (isMalformed(pathname)) return refuse(400, 'This address is malformed.');
  // Later, the framework would answer it as a fault of its own.
  if (isForm && isForeign(request.headers)) return refuse(403, 'Not from this site.');
  if (isForm && !isOwnHost(request.headers))
    return refuse(400, 'Sent to a host that is not the one of this site. A proxy in front of it must pass Host on.');
  if (isSignedOut && isTooMuch(request)) return refuse(413, 'Sign in first.');
  if (isSignedOut && !PUBLIC.test(pathname) && !isMachines(pathname)) {
    const target = request.nextUrl.clone();
    target.pathname = '/sign-in';
    target.search = pathname === '/' ? '' : `?returnTo=${encodeURIComponent(pathname + search)}`;
    return NextResponse.redirect(target, { status: 303, headers: BARE });
  }
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers(request.headers);
  const requestId = crypto.randomUUID();
  headers.set('x-request-id', requestId);
  headers.set('x-liaison-path', pathname + search);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-request-id', requestId);
  response.headers.set('cache-control', 'no-store');
  return response;
}

// Uploads must not pass here: a proxy silently cuts bodies at 10 MB. What only looks like these, or is malformed, must.
export const config = {
  matcher: [
    '/((?!_next/static/[^%]*$|favicon\\.ico$|icon\\.svg$|api/uploads$|api/imports$|api/attachments/[0-9a-fA-F-]{36}$|api/live$).*)',
  ],
};
