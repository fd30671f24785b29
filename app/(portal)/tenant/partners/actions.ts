'use server';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormState } from '@/lib/shared/form-state';
import { changeDelegation } from '@/lib/tenant-config/commands/change-delegation';
import { runForm } from '@/lib/web/form-action';

export async function confirmDelegation(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(changeDelegation, form);
  if (outcome.ok) redirect('/tenant/partners?saved=yes');
  // Shown again as it stands now, with what the change would mean now.
  if (outcome.failure.kind === 'conflict') refresh();
  return state;
}
