'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { resetPassword } from '@/lib/identity/reset-password';
import type { FormState } from '@/lib/shared/form-state';
import { failedState, textFields } from '@/lib/web/form-action';
import { isOwnOrigin } from '@/lib/web/own-origin';
import { clearSessionCookie } from '@/lib/web/session';

export async function resetHere(_: FormState, form: FormData): Promise<FormState> {
  const { secret = '', ...typed } = textFields(form);
  if (!isOwnOrigin(await headers())) return failedState({ kind: 'foreign_origin' }, {});
  const outcome = await resetPassword(secret, typed);
  if (!outcome.ok) return failedState(outcome.failure, {});
  await clearSessionCookie();
  redirect('/sign-in?reset=done');
}
