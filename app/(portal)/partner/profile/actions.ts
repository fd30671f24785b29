'use server';
import { redirect } from 'next/navigation';
import { editSupportProfile } from '@/lib/partners/commands/edit-support-profile';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

export async function saveSupportProfile(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(editSupportProfile, form);
  if (outcome.ok) redirect('/partner/profile?done=saved');
  return state;
}
