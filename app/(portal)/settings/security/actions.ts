'use server';
import { redirect } from 'next/navigation';
import { changePassword } from '@/lib/identity/commands/change-password';
import { endOwnSessions } from '@/lib/identity/commands/end-own-sessions';
import type { FormState } from '@/lib/shared/form-state';
import { answerFailure, guarded, textFields } from '@/lib/web/form-action';

export async function savePassword(_: FormState, form: FormData): Promise<FormState> {
  const typed = textFields(form);
  const outcome = await guarded(
    (viewer) => changePassword(viewer, { ...typed, sessionHash: viewer.sessionHash }),
    form,
  );
  if (!outcome.ok) return answerFailure(outcome.failure, {}, form);
  return { problem: null, fields: {}, values: {}, attempt: 'changed', done: { saved: 'yes' } };
}

export async function endOne(_: FormState, form: FormData): Promise<FormState> {
  const typed = textFields(form);
  const outcome = await guarded(
    (viewer) => endOwnSessions(viewer, { ...typed, sessionHash: viewer.sessionHash }),
    form,
  );
  if (!outcome.ok) return answerFailure(outcome.failure, {}, form);
  redirect('/settings/security?done=ended#sessions');
}
