'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { acceptInvitation } from '@/lib/identity/accept-invitation';
import type { FormState } from '@/lib/shared/form-state';
import { arrive } from '@/lib/web/arrival';
import { failedState, textFields } from '@/lib/web/form-action';
import { isOwnOrigin } from '@/lib/web/own-origin';

export async function acceptHere(_: FormState, form: FormData): Promise<FormState> {
  const { secret = '', ...typed } = textFields(form);
  const { password: _password, repeat: _repeat, ...values } = typed;
  const all = await headers();
  if (!isOwnOrigin(all)) return failedState({ kind: 'foreign_origin' }, values);
  const outcome = await acceptInvitation(secret, typed, { userAgent: all.get('user-agent') });
  if (!outcome.ok) return failedState(outcome.failure, values);
  redirect(await arrive(outcome.value, '/'));
}
