'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { askForReset } from '@/lib/identity/reset-password';
import type { FormState } from '@/lib/shared/form-state';
import { failedState, textFields } from '@/lib/web/form-action';
import { isOwnOrigin } from '@/lib/web/own-origin';
import { remoteAddress } from '@/lib/web/remote-address';

export async function askHere(_: FormState, form: FormData): Promise<FormState> {
  const values = { email: (textFields(form).email ?? '').slice(0, 254) };
  const all = await headers();
  if (!isOwnOrigin(all)) return failedState({ kind: 'foreign_origin' }, values);
  const outcome = await askForReset(values, { address: remoteAddress(all) });
  if (!outcome.ok) return failedState(outcome.failure, values);
  redirect('/reset-password?asked=yes');
}
