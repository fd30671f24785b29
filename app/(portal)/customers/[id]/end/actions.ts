'use server';
import { redirect } from 'next/navigation';
import { endRelation } from '@/lib/leaving/commands/end-relation';
import type { FormState } from '@/lib/shared/form-state';
import { isUuid } from '@/lib/shared/ids';
import { runForm } from '@/lib/web/form-action';

export async function endWithCustomer(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(endRelation, form);
  if (outcome.ok && isUuid(values.otherId ?? '')) redirect(`/customers/${values.otherId}/end?done=yes`);
  return state;
}
