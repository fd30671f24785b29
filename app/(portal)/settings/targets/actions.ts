'use server';
import { redirect } from 'next/navigation';
import { changeTargets } from '@/lib/escalations/commands/change-targets';
import { tryTargets } from '@/lib/escalations/queries/promises';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';
import { runTrialOf } from '@/lib/web/form-trial';
import { trialWords } from '../_components/trial-words';

/** One form, two buttons: tried on the newest requests, or saved. */
export async function saveTargets(_: FormState, form: FormData): Promise<FormState> {
  if (form.get('intent') === 'try') return runTrialOf(tryTargets, form, trialWords);
  const { outcome, state } = await runForm(changeTargets, form);
  if (outcome.ok) redirect('/settings/targets?saved=1');
  return state;
}
