'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { followIssue } from '@/lib/service-health/commands/follow-issue';
import { reportAffected } from '@/lib/service-health/commands/report-affected';
import { unfollowIssue } from '@/lib/service-health/commands/unfollow-issue';
import { withdrawAffected } from '@/lib/service-health/commands/withdraw-affected';
import { draftSubject } from '@/lib/service-health/schema';
import type { FormState } from '@/lib/shared/form-state';
import { keepTyped, runForm, textFields, withFreshKey } from '@/lib/web/form-action';

const draftOf = (values: Record<string, string>) => ({
  key: values.key,
  kind: 'message',
  subject: draftSubject(values),
  fields: values,
});

async function act(command: Command<null>, form: FormData, more = ''): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  if (outcome.ok) redirect(`/service-health/${encodeURIComponent(values.issueId ?? '')}${more}`);
  return state;
}

export async function follow(_: FormState, form: FormData): Promise<FormState> {
  const customer = form.get('customerId');
  return act(followIssue, form, typeof customer === 'string' ? `?customer=${encodeURIComponent(customer)}` : '');
}

export const unfollow = async (_: FormState, form: FormData): Promise<FormState> => act(unfollowIssue, form);

export async function report(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(reportAffected, form, draftOf);
  if (outcome.ok) redirect(`/service-health/${encodeURIComponent(values.issueId ?? '')}`);
  const kept = withFreshKey(outcome.failure, values);
  await keepTyped(form, draftOf(kept));
  return { ...state, values: kept };
}

/** Keeps what is typed so far, while it is being typed. */
export async function keepDraft(form: FormData): Promise<boolean> {
  return keepTyped(form, draftOf(textFields(form)));
}
export const withdraw = async (_: FormState, form: FormData): Promise<FormState> => act(withdrawAffected, form);
