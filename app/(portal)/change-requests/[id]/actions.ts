'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import type { FormState } from '@/lib/shared/form-state';
import { isUuid } from '@/lib/shared/ids';
import { amendChangeRequest } from '@/lib/subscriptions/commands/amend-change-request';
import { declineChangeRequest } from '@/lib/subscriptions/commands/decline-change-request';
import { executeChangeRequest } from '@/lib/subscriptions/commands/execute-change-request';
import { withdrawChangeRequest } from '@/lib/subscriptions/commands/withdraw-change-request';
import { answerSubject } from '@/lib/subscriptions/schema';
import { keepTyped, runForm, textFields } from '@/lib/web/form-action';

const draftOf = (values: Record<string, string>) => ({
  key: values.key,
  kind: 'message',
  subject: answerSubject(values.id ?? '', values.form ?? ''),
  fields: values,
});

async function answer(command: Command<null>, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form, draftOf);
  if (outcome.ok && isUuid(values.id ?? '')) redirect(`/change-requests/${values.id}`);
  if (!outcome.ok && values.key) await keepTyped(form, draftOf(values));
  return state;
}

/** Keeps the words of an answer while they are being written. */
export async function keepAnswer(form: FormData): Promise<boolean> {
  return keepTyped(form, draftOf(textFields(form)));
}

export const execute = async (_: FormState, form: FormData): Promise<FormState> => answer(executeChangeRequest, form);
export const amend = async (_: FormState, form: FormData): Promise<FormState> => answer(amendChangeRequest, form);
export const decline = async (_: FormState, form: FormData): Promise<FormState> => answer(declineChangeRequest, form);
export const withdraw = async (_: FormState, form: FormData): Promise<FormState> => answer(withdrawChangeRequest, form);
