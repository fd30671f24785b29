'use server';
import { revalidatePath } from 'next/cache';
import { requireFactors } from '@/lib/factors/commands/require-factors';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

export async function saveRequirement(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(requireFactors, form);
  if (!outcome.ok) return state;
  revalidatePath('/settings/required-factors');
  return { ...state, done: { saved: 'yes' } };
}
