import { publicOrigin } from '@/lib/platform/env';

/** True when a mutation comes from our own pages. A request that says neither Origin nor Sec-Fetch-Site is refused. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  if (origin !== null) return origin === publicOrigin() || isSameLoopback(origin, headers.get('host'));
  return site === 'same-origin';
}

// A demo is opened as localhost or as 127.0.0.1, whichever the person types.
function isSameLoopback(origin: string, host: string | null): boolean {
  const { hostname, port } = new URL(publicOrigin());
  if (hostname !== 'localhost') return false;
  return origin === `http://127.0.0.1:${port}` && host === `127.0.0.1:${port}`;
}
