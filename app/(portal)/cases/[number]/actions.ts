'use server';
import { redirect } from 'next/navigation';
import { addCaseNote } from '@/lib/cases/commands/add-case-note';
import { askCustomer } from '@/lib/cases/commands/ask-customer';
import { closeCase } from '@/lib/cases/commands/close-case';
import { reopenCase } from '@/lib/cases/commands/reopen-case';
import { replyToCase } from '@/lib/cases/commands/reply-to-case';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import type { Command } from '@/lib/command/define-command';
import { tellCustomer } from '@/lib/escalations/commands/tell-customer';
import type { FormState } from '@/lib/shared/form-state';
import { isCaseNumber } from '@/lib/shared/ids';
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
  if (outcome.ok && isCaseNumber(number)) redirect(`/cases/${number}`);
  if (outcome.ok) return state;
  const kept = withFreshKey(outcome.failure, values);
  // Also an empty one: its key leads the answer back into the form where no script does.
  if (kept.key) await keepTyped(form, draftOf(kept));
  return { ...state, values: kept };
}

export const reply = async (_: FormState, form: FormData): Promise<FormState> => act(replyToCase, form);
export const ask = async (_: FormState, form: FormData): Promise<FormState> => act(askCustomer, form);
export const note = async (_: FormState, form: FormData): Promise<FormState> => act(addCaseNote, form);
export const resolve = async (_: FormState, form: FormData): Promise<FormState> => act(resolveCase, form);
export const close = async (_: FormState, form: FormData): Promise<FormState> => act(closeCase, form);
export const reopen = async (_: FormState, form: FormData): Promise<FormState> => act(reopenCase, form);

/** P15 from the case: the escalation's outcome becomes a message here, and is on record as told. */
export async function tell(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(tellCustomer, form);
  if (outcome.ok && isCaseNumber(values.caseNumber ?? '')) redirect(`/cases/${values.caseNumber}`);
  return state;
}

/** Keeps a message while it is being written. */
export async function keepCaseMessage(form: FormData): Promise<boolean> {
  const values = textFields(form);
  return keepTyped(form, draftOf(values));
}
