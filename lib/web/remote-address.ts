/** The address that tries to sign in: what the last hop saw. The server sets the header itself from the socket when no proxy stands before it. */
export const remoteAddress = (headers: Headers): string =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
