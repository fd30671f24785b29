export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('@/lib/web/startup')).checkSettings();
}

/** What a person sees as a reference number is the digest of the error that the log has. */
export async function onRequestError(error: unknown, request: { path: string; method: string }): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('@/lib/web/startup')).logFailedRequest(error, request);
}
