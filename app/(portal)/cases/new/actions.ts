'use server';
import { redirect } from 'next/navigation';
import { openCase } from '@/lib/cases/commands/open-case';
import { OPENING_SUBJECT } from '@/lib/cases/queries/get-opening';
import { discardDraft } from '@/lib/conversation/commands/discard-draft';
import type { FormState } from '@/lib/shared/form-state';
import { guarded, keepByButton, keepTyped, runForm, textFields, withFreshKey } from '@/lib/web/form-action';

const draftOf = (values: Record<string, string>) => ({
  key: values.key,
  kind: 'case',
  subject: OPENING_SUBJECT,
  fields: values,
});

export async function raiseCase(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(openCase, form, draftOf);
  if (outcome.ok) redirect(`/cases/${outcome.value.number}?raised=1`);
  const kept = withFreshKey(outcome.failure, values);
  if (outcome.failure.kind !== 'signed_out') await keepTyped(form, draftOf(kept));
  return { ...state, values: kept };
}

/** Keeps what is typed so far, while it is being typed. */
export async function keepCaseDraft(form: FormData): Promise<boolean> {
  return keepTyped(form, draftOf(textFields(form)));
}

/** The same by the button, before and without JavaScript. */
export async function saveCaseDraft(form: FormData): Promise<void> {
  const values = await keepByButton(form, draftOf);
  if (values) redirect(`/cases/new?${new URLSearchParams({ draft: values.key ?? '', saved: '1' })}`);
}

export async function discardCaseDraft(form: FormData): Promise<void> {
  await guarded((viewer) => discardDraft(viewer, { key: textFields(form).key }));
  redirect('/cases/new');
}
