'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { discardDraft } from '@/lib/conversation/commands/discard-draft';
import { approveMessage } from '@/lib/message-center/commands/approve-message';
import { draftMessage } from '@/lib/message-center/commands/draft-message';
import { publishMessage } from '@/lib/message-center/commands/publish-message';
import { recallMessage } from '@/lib/message-center/commands/recall-message';
import { returnMessage } from '@/lib/message-center/commands/return-message';
import { reviseMessage } from '@/lib/message-center/commands/revise-message';
import { submitMessage } from '@/lib/message-center/commands/submit-message';
import { updateMessage } from '@/lib/message-center/commands/update-message';
import { withdrawMessage } from '@/lib/message-center/commands/withdraw-message';
import { writingSubject } from '@/lib/message-center/queries/get-writing';
import { isMessageId } from '@/lib/message-center/schema';
import type { FormState } from '@/lib/shared/form-state';
import { guarded, keepByButton, keepTyped, runForm, textFields, withFreshKey } from '@/lib/web/form-action';

type Values = Record<string, string>;

const idOf = (values: Values): string | null => (isMessageId(values.id ?? '') ? (values.id ?? null) : null);
const formPath = (values: Values): string => {
  const id = idOf(values);
  return id ? `/communications/${id}/edit` : '/communications/new';
};
const draftOf = (values: Values) => ({
  key: values.key,
  kind: 'message',
  subject: writingSubject(idOf(values)),
  fields: values,
});

async function keep(command: Command<{ id: string }>, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form, draftOf);
  if (outcome.ok) redirect(`/communications/${outcome.value.id}?saved=1`);
  const kept = withFreshKey(outcome.failure, values);
  if (outcome.failure.kind !== 'signed_out') await keepTyped(form, draftOf(kept));
  return { ...state, values: kept };
}

export const draft = async (_: FormState, form: FormData): Promise<FormState> => keep(draftMessage, form);
export const revise = async (_: FormState, form: FormData): Promise<FormState> => keep(reviseMessage, form);
export const update = async (_: FormState, form: FormData): Promise<FormState> => keep(updateMessage, form);

/** Keeps what is typed so far, while it is being typed. */
export async function keepWriting(form: FormData): Promise<boolean> {
  return keepTyped(form, draftOf(textFields(form)));
}

/** Shows what is typed as it will be read, and whom it would reach; before and without JavaScript too. */
export async function previewWriting(form: FormData): Promise<void> {
  const values = await keepByButton(form, draftOf);
  if (values) redirect(`${formPath(values)}?draft=${encodeURIComponent(values.key ?? '')}#preview`);
}

export async function discardWriting(form: FormData): Promise<void> {
  const values = textFields(form);
  await guarded((viewer) => discardDraft(viewer, { key: values.key }));
  redirect(formPath(values));
}

async function act(command: Command<{ id: string }>, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(command, form);
  if (outcome.ok) redirect(`/communications/${outcome.value.id}`);
  return state;
}

export const submit = async (_: FormState, form: FormData): Promise<FormState> => act(submitMessage, form);
export const recall = async (_: FormState, form: FormData): Promise<FormState> => act(recallMessage, form);
export const sendBack = async (_: FormState, form: FormData): Promise<FormState> => act(returnMessage, form);
export const approve = async (_: FormState, form: FormData): Promise<FormState> => act(approveMessage, form);
export const publish = async (_: FormState, form: FormData): Promise<FormState> => act(publishMessage, form);
export const withdraw = async (_: FormState, form: FormData): Promise<FormState> => act(withdrawMessage, form);
