'use server';
import { redirect } from 'next/navigation';
import { offBoardCustomer } from '@/lib/leaving/commands/off-board-customer';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

export async function offBoard(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(offBoardCustomer, form);
  if (outcome.ok) redirect('/off-boarding?done=yes');
  return state;
}
