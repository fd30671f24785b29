'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { acceptInvitation } from '@/lib/identity/accept-invitation';
import { endSession } from '@/lib/identity/commands/end-session';
import type { FormState } from '@/lib/shared/form-state';
import { failedState, textFields } from '@/lib/web/form-action';
import { isOwnOrigin } from '@/lib/web/own-origin';
import { currentViewer, rememberLocale, setSessionCookie } from '@/lib/web/session';

export async function acceptHere(_: FormState, form: FormData): Promise<FormState> {
  const { secret = '', ...typed } = textFields(form);
  const { password: _password, repeat: _repeat, ...values } = typed;
  const all = await headers();
  if (!isOwnOrigin(all)) return failedState({ kind: 'foreign_origin' }, values);
  const outcome = await acceptInvitation(secret, typed, { userAgent: all.get('user-agent') });
  if (!outcome.ok) return failedState(outcome.failure, values);
  const earlier = await currentViewer();
  await setSessionCookie(outcome.value.sessionId, outcome.value.email);
  await rememberLocale(outcome.value.locale);
  if (earlier) await endSession(earlier, { sessionHash: earlier.sessionHash });
  redirect('/');
}
