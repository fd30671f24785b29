'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import type { FormState } from '@/lib/shared/form-state';
import { isUuid } from '@/lib/shared/ids';
import { amendChangeRequest } from '@/lib/subscriptions/commands/amend-change-request';
import { declineChangeRequest } from '@/lib/subscriptions/commands/decline-change-request';
import { executeChangeRequest } from '@/lib/subscriptions/commands/execute-change-request';
import { withdrawChangeRequest } from '@/lib/subscriptions/commands/withdraw-change-request';
import { runForm } from '@/lib/web/form-action';

async function answer(command: Command<null>, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  if (outcome.ok && isUuid(values.id ?? '')) redirect(`/change-requests/${values.id}`);
  return state;
}

export const execute = async (_: FormState, form: FormData): Promise<FormState> => answer(executeChangeRequest, form);
export const amend = async (_: FormState, form: FormData): Promise<FormState> => answer(amendChangeRequest, form);
export const decline = async (_: FormState, form: FormData): Promise<FormState> => answer(declineChangeRequest, form);
export const withdraw = async (_: FormState, form: FormData): Promise<FormState> => answer(withdrawChangeRequest, form);
