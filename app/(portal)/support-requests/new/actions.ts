'use server';
import { redirect } from 'next/navigation';
import { discardDraft } from '@/lib/conversation/commands/discard-draft';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { filingSubject } from '@/lib/escalations/queries/get-filing';
import type { FormState } from '@/lib/shared/form-state';
import { guarded, keepByButton, keepTyped, runForm, textFields, withFreshKey } from '@/lib/web/form-action';

const draftOf = (values: Record<string, string>) => ({
  key: values.key,
  kind: 'escalation',
  subject: filingSubject(values.customerId ?? '', values.serviceId ?? '', values.caseNumber),
  fields: values,
});

export async function submitRequest(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(submitEscalation, form, draftOf);
  if (outcome.ok) redirect(`/support-requests/${outcome.value.number}?filed=1`);
  const kept = withFreshKey(outcome.failure, values);
  if (outcome.failure.kind !== 'signed_out') await keepTyped(form, draftOf(kept));
  return { ...state, values: kept };
}

/** Keeps what is typed so far, while it is being typed. */
export async function keepRequestDraft(form: FormData): Promise<boolean> {
  return keepTyped(form, draftOf(textFields(form)));
}

/** The same by the button, before and without JavaScript. */
export async function saveRequestDraft(form: FormData): Promise<void> {
  const values = await keepByButton(form, draftOf);
  if (!values) return;
  const query = new URLSearchParams({
    customer: values.customerId ?? '',
    service: values.serviceId ?? '',
    draft: values.key ?? '',
    ...(values.caseNumber ? { case: values.caseNumber } : {}),
    saved: '1',
  });
  redirect(`/support-requests/new?${query}`);
}

export async function discardRequestDraft(form: FormData): Promise<void> {
  const values = textFields(form);
  await guarded((viewer) => discardDraft(viewer, { key: values.key }));
  const query = new URLSearchParams({
    customer: values.customerId ?? '',
    service: values.serviceId ?? '',
    ...(values.caseNumber ? { case: values.caseNumber } : {}),
  });
  redirect(`/support-requests/new?${query}`);
}
