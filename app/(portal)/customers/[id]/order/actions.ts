'use server';
import { redirect } from 'next/navigation';
import type { FormState } from '@/lib/shared/form-state';
import { isUuid } from '@/lib/shared/ids';
import { orderSubscription } from '@/lib/subscriptions/commands/order-subscription';
import { runForm, withFreshKey } from '@/lib/web/form-action';

export async function placeOrder(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(orderSubscription, form);
  const { customerId = '' } = values;
  if (outcome.ok && isUuid(customerId)) redirect(`/customers/${customerId}?done=ordered`);
  return outcome.ok ? state : { ...state, values: withFreshKey(outcome.failure, values) };
}
