const BASE = 'http://portal.invalid';

export const pathOf = (url: URL): string => `${url.pathname}${url.search}${url.hash}`;

/** A place of this portal to go back to, as a URL on a placeholder origin; anything else - another origin, a scheme, `//` after normalizing - becomes the home page. */
export function localUrl(wanted: string | null | undefined): URL {
  const home = new URL('/', BASE);
  if (!wanted || wanted.length > 2_000 || !wanted.startsWith('/') || !URL.canParse(wanted, BASE)) return home;
  const url = new URL(wanted, BASE);
  return url.origin === BASE && !url.pathname.startsWith('//') ? url : home;
}

/** The same as a path, but never an API's address. */
export const localPath = (wanted: string | undefined): string => {
  const url = localUrl(wanted);
  return url.pathname.startsWith('/api/') ? '/' : pathOf(url);
};
