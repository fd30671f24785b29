'use server';
import { redirect } from 'next/navigation';
import { announceCalendar } from '@/lib/escalations/commands/announce-calendar';
import { changeCalendar } from '@/lib/escalations/commands/change-calendar';
import { tryCalendar } from '@/lib/escalations/queries/promises';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';
import { runTrialOf } from '@/lib/web/form-trial';
import { trialWords } from '../_components/trial-words';

const back = (year: string | undefined) =>
  redirect(`/settings/calendar?${new URLSearchParams({ year: year ?? '', saved: '1' })}`);

/** One form, two buttons: tried on the newest requests, or saved. */
export async function saveDays(_: FormState, form: FormData): Promise<FormState> {
  if (form.get('intent') === 'try') return runTrialOf(tryCalendar, form, trialWords);
  const { outcome, state, values } = await runForm(changeCalendar, form);
  if (outcome.ok) back(values.year);
  return state;
}

export async function announce(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(announceCalendar, form);
  if (outcome.ok) back(values.year);
  return state;
}
