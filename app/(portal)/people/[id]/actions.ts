'use server';
import { redirect } from 'next/navigation';
import { resetFactors } from '@/lib/factors/commands/reset-factors';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

export async function resetFactorsOf(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(resetFactors, form);
  if (!outcome.ok) return state;
  redirect(`/people/${values.personId}?done=factors`);
}
