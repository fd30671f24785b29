/** A path as the log may keep it: without what a mailed link opens, and without what was searched for. */
export const loggablePath = (path: string): string =>
  (path.split('?')[0] ?? '').replace(/^\/(invitation|reset-password)\/.*/, '/$1/[taken out]');
