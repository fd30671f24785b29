'use server';
import { redirect } from 'next/navigation';
import { endRelation } from '@/lib/leaving/commands/end-relation';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

export async function endWithPartner(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(endRelation, form);
  if (outcome.ok) redirect('/tenant/partners?saved=ended');
  return state;
}
