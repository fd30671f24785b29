'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { askForOwnPasskey, passByPasskey } from '@/lib/factors/second-step';
import { askForPasskey, signInByPasskey } from '@/lib/factors/sign-in-by-passkey';
import { arrive, completeArrival } from '@/lib/web/arrival';
import { failedState } from '@/lib/web/form-action';
import { localPath } from '@/lib/web/local-path';
import { isOwnOrigin } from '@/lib/web/own-origin';
import { remoteAddress } from '@/lib/web/remote-address';
import { currentViewer } from '@/lib/web/session';

type Ask = Awaited<ReturnType<typeof askForPasskey>>;

export async function askAnybody(): Promise<Ask> {
  const all = await headers();
  return isOwnOrigin(all) ? askForPasskey(remoteAddress(all)) : null;
}

/** Signs in by a passkey alone; otherwise says why not. */
export async function showAnybodys(answer: unknown, returnTo: string): Promise<string> {
  const all = await headers();
  if (!isOwnOrigin(all)) return (await failedState({ kind: 'foreign_origin' }, {})).problem ?? '';
  const outcome = await signInByPasskey(answer, {
    address: remoteAddress(all),
    userAgent: all.get('user-agent'),
  });
  if (!outcome.ok) return (await failedState(outcome.failure, {})).problem ?? '';
  redirect(await arrive(outcome.value, localPath(returnTo)));
}

export async function askOwner(): Promise<Ask> {
  const viewer = isOwnOrigin(await headers()) ? await currentViewer() : null;
  return viewer && askForOwnPasskey(viewer);
}

/** The second step by a passkey; otherwise says why not. */
export async function showOwners(answer: unknown, returnTo: string): Promise<string> {
  if (!isOwnOrigin(await headers())) return (await failedState({ kind: 'foreign_origin' }, {})).problem ?? '';
  const viewer = await currentViewer();
  if (!viewer) redirect(`/sign-in?returnTo=${encodeURIComponent(localPath(returnTo))}`);
  const outcome = await passByPasskey(viewer, answer);
  if (!outcome.ok) return (await failedState(outcome.failure, {})).problem ?? '';
  await completeArrival(viewer);
  redirect(localPath(returnTo));
}
