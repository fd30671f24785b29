'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { passSecondStep } from '@/lib/factors/second-step';
import type { FormState } from '@/lib/shared/form-state';
import { completeArrival } from '@/lib/web/arrival';
import { failedState, textFields } from '@/lib/web/form-action';
import { localPath } from '@/lib/web/local-path';
import { isOwnOrigin } from '@/lib/web/own-origin';
import { clearSessionCookie, currentViewer } from '@/lib/web/session';

export async function enterCode(_: FormState, form: FormData): Promise<FormState> {
  const { code, returnTo } = textFields(form);
  const values = { returnTo: localPath(returnTo) };
  if (!isOwnOrigin(await headers())) return failedState({ kind: 'foreign_origin' }, values);
  const viewer = await currentViewer();
  if (!viewer) redirect(`/sign-in?returnTo=${encodeURIComponent(values.returnTo)}`);
  const outcome = await passSecondStep(viewer, { code });
  if (!outcome.ok && outcome.failure.kind === 'signed_out')
    redirect(`/sign-in?returnTo=${encodeURIComponent(values.returnTo)}`);
  if (!outcome.ok) return failedState(outcome.failure, values);
  await completeArrival(viewer);
  redirect(values.returnTo);
}

/** Forgets the half-finished sign-in; its session opens nothing. */
export async function startOver(): Promise<void> {
  if (!isOwnOrigin(await headers())) return;
  await clearSessionCookie();
  redirect('/sign-in');
}
