'use server';
import { redirect } from 'next/navigation';
import { createCustomer } from '@/lib/customers/commands/create-customer';
import type { FormState } from '@/lib/shared/form-state';
import { runForm, withFreshKey } from '@/lib/web/form-action';

export async function makeCustomer(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(createCustomer, form);
  if (outcome.ok) redirect(`/customers/${outcome.value.id}?done=created`);
  return { ...state, values: withFreshKey(outcome.failure, values) };
}
