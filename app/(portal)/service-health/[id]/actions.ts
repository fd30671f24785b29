'use server';
import { redirect } from 'next/navigation';
import { followIssue } from '@/lib/service-health/commands/follow-issue';
import { unfollowIssue } from '@/lib/service-health/commands/unfollow-issue';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

export async function follow(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(followIssue, form);
  if (outcome.ok)
    redirect(
      `/service-health/${encodeURIComponent(values.issueId ?? '')}?customer=${encodeURIComponent(values.customerId ?? '')}`,
    );
  return state;
}

export async function unfollow(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(unfollowIssue, form);
  if (outcome.ok) redirect(`/service-health/${encodeURIComponent(values.issueId ?? '')}`);
  return state;
}
