import { headers } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import { cache } from 'react';
import { getShell } from '@/lib/identity/queries';
import { logger } from '@/lib/platform/logger';
import type { Viewer } from '@/lib/policy/enter';
import { DomainError, type Failure } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { loggablePath } from './loggable-path';
import { currentViewer } from './session';

/** What stands in place of a page: why it is not open to the person, that there is no such thing, or that it failed, under a reference that the log has. */
export type Refusal = Extract<Failure, { kind: 'refused' | 'not_found' | 'unexpected' }>;

async function toSignIn(): Promise<never> {
  const path = (await headers()).get('x-liaison-path') ?? '/';
  redirect(`/sign-in?returnTo=${encodeURIComponent(path)}`);
}

/** The signed-in browser; the signed-out are sent to sign in and come back. */
export async function requireViewer(): Promise<Viewer> {
  return (await currentViewer()) ?? toSignIn();
}

/** What the frame of every page shows, once a request; null when nobody is signed in. */
export const currentShell = cache(async () => {
  const viewer = await currentViewer();
  if (!viewer) return null;
  try {
    return await getShell(viewer);
  } catch (error) {
    if (error instanceof DomainError && error.failure.kind === 'signed_out') return null;
    throw error;
  }
});

export async function requireShell() {
  return (await currentShell()) ?? toSignIn();
}

// Shown and not thrown: without JavaScript what the framework makes of a thrown error stays blank. scripts/whole-answers.mjs makes the status.
const answerWith = (status: 404 | 500, request: string | null): unknown =>
  (globalThis as { liaisonStatuses?: Map<string, number> }).liaisonStatuses?.set(request ?? '', status);

/** Says that there is no such thing: the page stands for it in words, and its answer's status is 404. */
export async function answerAbsent(): Promise<void> {
  answerWith(404, (await headers()).get('x-request-id'));
}

async function logged(error: unknown): Promise<string> {
  const reference = newId().slice(0, 8);
  const all = await headers();
  logger.error({ err: error, reference, path: loggablePath(all.get('x-liaison-path') ?? '') }, 'a page failed');
  answerWith(500, all.get('x-request-id'));
  return reference;
}

/** What the frame of every page shows; or that even this failed, under a reference that the log has. */
export async function readFrame(): Promise<Awaited<ReturnType<typeof requireShell>> | { reference: string }> {
  try {
    return await requireShell();
  } catch (error) {
    unstable_rethrow(error);
    return { reference: await logged(error) };
  }
}

/** Runs a page's one query. Absent and out of reach are the same page; a refusal is returned, to be explained where people look for the thing. */
export async function readScreen<T>(
  query: (viewer: Viewer) => Promise<T>,
): Promise<{ value: T } | { refusal: Refusal }> {
  const viewer = await requireViewer();
  try {
    return { value: await query(viewer) };
  } catch (error) {
    unstable_rethrow(error);
    if (!(error instanceof DomainError)) return { refusal: { kind: 'unexpected', reference: await logged(error) } };
    if (error.failure.kind === 'signed_out') return toSignIn();
    if (error.failure.kind === 'refused' || error.failure.kind === 'not_found') return { refusal: error.failure };
    throw error;
  }
}
