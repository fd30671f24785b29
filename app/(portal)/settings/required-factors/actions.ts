'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireFactors } from '@/lib/factors/commands/require-factors';
import type { FormState } from '@/lib/shared/form-state';
import { currentPending, stepPath } from '@/lib/web/arrival';
import { runForm } from '@/lib/web/form-action';

/** Who requires a factor of the own role owes one at once: the answer leads there, as this page is theirs again only after it. */
export async function saveRequirement(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(requireFactors, form);
  if (!outcome.ok) return state;
  const owing = await currentPending();
  if (owing) redirect(stepPath(owing.pending, '/settings/required-factors?done=saved'));
  revalidatePath('/settings/required-factors');
  return { ...state, done: { saved: 'yes' } };
}
