'use server';
import { redirect } from 'next/navigation';
import { enrolPartner } from '@/lib/organizations/commands/enrol-partner';
import type { FormState } from '@/lib/shared/form-state';
import { runForm, withFreshKey } from '@/lib/web/form-action';

export async function enrol(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(enrolPartner, form);
  if (outcome.ok) redirect(`/organizations/${outcome.value.id}?enrolled=1`);
  return { ...state, values: withFreshKey(outcome.failure, values) };
}
