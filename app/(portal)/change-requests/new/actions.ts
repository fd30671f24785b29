'use server';
import { redirect } from 'next/navigation';
import type { FormState } from '@/lib/shared/form-state';
import { submitChangeRequest } from '@/lib/subscriptions/commands/submit-change-request';
import { askSubject } from '@/lib/subscriptions/queries/get-ask';
import { keepByButton, keepTyped, runForm, textFields, withFreshKey } from '@/lib/web/form-action';

const draftOf = (values: Record<string, string>) => ({
  key: values.key,
  kind: 'message',
  subject: askSubject(values.subscriptionId ?? ''),
  fields: values,
});

export async function sendAsk(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(submitChangeRequest, form, draftOf);
  if (outcome.ok) redirect(`/change-requests/${outcome.value.id}?sent=1`);
  const kept = withFreshKey(outcome.failure, values);
  if (outcome.failure.kind !== 'signed_out') await keepTyped(form, draftOf(kept));
  return { ...state, values: kept };
}

/** Keeps what is typed so far, while it is being typed. */
export async function keepAskDraft(form: FormData): Promise<boolean> {
  return keepTyped(form, draftOf(textFields(form)));
}

/** The same by the button, before and without JavaScript. */
export async function saveAskDraft(form: FormData): Promise<void> {
  const values = await keepByButton(form, draftOf);
  if (!values) return;
  redirect(`/change-requests/new?${new URLSearchParams({ subscription: values.subscriptionId ?? '', saved: '1' })}`);
}
