'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { followIssue } from '@/lib/service-health/commands/follow-issue';
import { reportAffected } from '@/lib/service-health/commands/report-affected';
import { unfollowIssue } from '@/lib/service-health/commands/unfollow-issue';
import { withdrawAffected } from '@/lib/service-health/commands/withdraw-affected';
import type { FormState } from '@/lib/shared/form-state';
import { runForm, withFreshKey } from '@/lib/web/form-action';

async function act(command: Command<null>, form: FormData, more = ''): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  if (outcome.ok) redirect(`/service-health/${encodeURIComponent(values.issueId ?? '')}${more}`);
  return { ...state, values: withFreshKey(outcome.failure, values) };
}

export async function follow(_: FormState, form: FormData): Promise<FormState> {
  const customer = form.get('customerId');
  return act(followIssue, form, typeof customer === 'string' ? `?customer=${encodeURIComponent(customer)}` : '');
}

export const unfollow = async (_: FormState, form: FormData): Promise<FormState> => act(unfollowIssue, form);
export const report = async (_: FormState, form: FormData): Promise<FormState> => act(reportAffected, form);
export const withdraw = async (_: FormState, form: FormData): Promise<FormState> => act(withdrawAffected, form);
