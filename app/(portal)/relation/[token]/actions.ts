'use server';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { acceptRelation } from '@/lib/customers/commands/accept-relation';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

export async function acceptOffer(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(acceptRelation, form);
  if (outcome.ok) redirect('/tenant/partners?saved=yes');
  // Shown again as it stands now.
  if (outcome.failure.kind === 'conflict') refresh();
  return state;
}
