'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { addNote } from '@/lib/escalations/commands/add-note';
import { askPartner } from '@/lib/escalations/commands/ask-partner';
import { closeEscalation } from '@/lib/escalations/commands/close-escalation';
import { judgeEscalation } from '@/lib/escalations/commands/judge-escalation';
import { reopenEscalation } from '@/lib/escalations/commands/reopen-escalation';
import { replyToEscalation } from '@/lib/escalations/commands/reply-to-escalation';
import { resolveEscalation } from '@/lib/escalations/commands/resolve-escalation';
import { setSeverity } from '@/lib/escalations/commands/set-severity';
import { takeEscalation } from '@/lib/escalations/commands/take-escalation';
import { tellCustomer } from '@/lib/escalations/commands/tell-customer';
import { withdrawEscalation } from '@/lib/escalations/commands/withdraw-escalation';
import type { FormState } from '@/lib/shared/form-state';
import { isRequestNumber } from '@/lib/shared/ids';
import { keepTyped, runForm, textFields, withFreshKey } from '@/lib/web/form-action';

const draftOf = (values: Record<string, string>) => ({
  key: values.key,
  kind: 'message',
  subject: `${values.number}/${values.form}`,
  fields: values,
});

async function act(command: Command<null>, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form, draftOf);
  const number = values.number ?? '';
  if (outcome.ok && isRequestNumber(number)) redirect(`/support-requests/${number}`);
  if (outcome.ok) return state;
  const kept = withFreshKey(outcome.failure, values);
  // Also an empty one: its key leads the answer back into the form where no script does.
  if (kept.key) await keepTyped(form, draftOf(kept));
  return { ...state, values: kept };
}

export const reply = async (_: FormState, form: FormData): Promise<FormState> => act(replyToEscalation, form);
export const note = async (_: FormState, form: FormData): Promise<FormState> => act(addNote, form);
export const ask = async (_: FormState, form: FormData): Promise<FormState> => act(askPartner, form);
export const resolve = async (_: FormState, form: FormData): Promise<FormState> => act(resolveEscalation, form);
export const tell = async (_: FormState, form: FormData): Promise<FormState> => act(tellCustomer, form);
export const close = async (_: FormState, form: FormData): Promise<FormState> => act(closeEscalation, form);
export const reopen = async (_: FormState, form: FormData): Promise<FormState> => act(reopenEscalation, form);
export const withdraw = async (_: FormState, form: FormData): Promise<FormState> => act(withdrawEscalation, form);
export const take = async (_: FormState, form: FormData): Promise<FormState> => act(takeEscalation, form);
export const severity = async (_: FormState, form: FormData): Promise<FormState> => act(setSeverity, form);
export const judge = async (_: FormState, form: FormData): Promise<FormState> => act(judgeEscalation, form);

/** Keeps a message while it is being written. */
export async function keepMessageDraft(form: FormData): Promise<boolean> {
  const values = textFields(form);
  return keepTyped(form, draftOf(values));
}
