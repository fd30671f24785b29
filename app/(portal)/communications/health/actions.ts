'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { addPost } from '@/lib/service-health/commands/add-post';
import { editIssue } from '@/lib/service-health/commands/edit-issue';
import { publishIssue } from '@/lib/service-health/commands/publish-issue';
import { resolveIssue } from '@/lib/service-health/commands/resolve-issue';
import type { FormState } from '@/lib/shared/form-state';
import { runForm, withFreshKey } from '@/lib/web/form-action';

const PATH = '/communications/health';

export async function publish(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(publishIssue, form);
  if (outcome.ok) redirect(`${PATH}/${outcome.value.id}?done=published`);
  return { ...state, values: withFreshKey(outcome.failure, values) };
}

async function act(command: Command<null>, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  if (outcome.ok) redirect(`${PATH}/${encodeURIComponent(values.issueId ?? '')}?done=written`);
  return { ...state, values: withFreshKey(outcome.failure, values) };
}

export const post = async (_: FormState, form: FormData): Promise<FormState> => act(addPost, form);
export const resolve = async (_: FormState, form: FormData): Promise<FormState> => act(resolveIssue, form);
export const edit = async (_: FormState, form: FormData): Promise<FormState> => act(editIssue, form);
