'use server';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { beginEnrolment, finishEnrolment } from '@/lib/factors/second-step';
import type { FormState } from '@/lib/shared/form-state';
import { completeArrival } from '@/lib/web/arrival';
import { failedState, textFields } from '@/lib/web/form-action';
import { localPath } from '@/lib/web/local-path';
import { isOwnOrigin } from '@/lib/web/own-origin';
import { currentViewer } from '@/lib/web/session';

const signInPath = (returnTo: string) => `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;

/** Makes the seed; the same page shows it. */
export async function begin(form: FormData): Promise<void> {
  const returnTo = localPath(textFields(form).returnTo);
  const viewer = isOwnOrigin(await headers()) ? await currentViewer() : null;
  if (!viewer || !(await beginEnrolment(viewer)).ok) redirect(signInPath(returnTo));
  redirect(`/sign-in/enrol?returnTo=${encodeURIComponent(returnTo)}`);
}

/** The new app's first code. The recovery codes are in `done`, this once. */
export async function finish(_: FormState, form: FormData): Promise<FormState> {
  const { code, returnTo } = textFields(form);
  const values = { returnTo: localPath(returnTo) };
  if (!isOwnOrigin(await headers())) return failedState({ kind: 'foreign_origin' }, values);
  const viewer = await currentViewer();
  if (!viewer) redirect(signInPath(values.returnTo));
  const outcome = await finishEnrolment(viewer, { code });
  if (!outcome.ok && outcome.failure.kind === 'signed_out') redirect(signInPath(values.returnTo));
  if (!outcome.ok) return failedState(outcome.failure, values);
  await completeArrival(viewer);
  refresh();
  return { problem: null, fields: {}, values, attempt: 'done', done: { codes: outcome.value.codes.join(' ') } };
}
