import { publicOrigin } from '@/lib/platform/env';

/** True when a mutation comes from our own pages. A request that says neither Origin nor Sec-Fetch-Site is refused. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  if (origin !== null) return origin === publicOrigin() || isSameLoopback(origin, headers.get('host'));
  return site === 'same-origin';
}

/** True when the request names, as the host that it was sent to, the one that its page came from: what a proxy in between must pass on. */
export function isOwnHost(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return true;
  const forwarded = headers.get('x-forwarded-host')?.split(',')[0]?.trim();
  return [forwarded, headers.get('host')].includes(new URL(origin).host);
}

// A demo is opened as localhost or as 127.0.0.1, whichever the person types.
function isSameLoopback(origin: string, host: string | null): boolean {
  const { hostname, port } = new URL(publicOrigin());
  if (hostname !== 'localhost') return false;
  return origin === `http://127.0.0.1:${port}` && host === `127.0.0.1:${port}`;
}
