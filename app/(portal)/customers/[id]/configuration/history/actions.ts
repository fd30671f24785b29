'use server';
import { redirect } from 'next/navigation';
import type { FormState } from '@/lib/shared/form-state';
import { isUuid } from '@/lib/shared/ids';
import { undoTenantChange } from '@/lib/tenant-config/commands/undo-tenant-change';
import { runForm } from '@/lib/web/form-action';

export async function undoChange(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(undoTenantChange, form);
  const { customerId = '' } = values;
  if (outcome.ok && isUuid(customerId)) redirect(`/customers/${customerId}/configuration/history?done=undo`);
  return state;
}
