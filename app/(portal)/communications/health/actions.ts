'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { addPost } from '@/lib/service-health/commands/add-post';
import { editIssue } from '@/lib/service-health/commands/edit-issue';
import { publishIssue } from '@/lib/service-health/commands/publish-issue';
import { resolveIssue } from '@/lib/service-health/commands/resolve-issue';
import { draftSubject } from '@/lib/service-health/schema';
import type { FormState } from '@/lib/shared/form-state';
import { keepTyped, runForm, textFields, withFreshKey } from '@/lib/web/form-action';

const PATH = '/communications/health';

const draftOf = (values: Record<string, string>) => ({
  key: values.key,
  kind: 'message',
  subject: draftSubject(values),
  fields: values,
});

async function write<T>(
  command: Command<T>,
  form: FormData,
  next: (value: T, issueId: string) => string,
): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form, draftOf);
  if (outcome.ok) redirect(next(outcome.value, encodeURIComponent(values.issueId ?? '')));
  const kept = withFreshKey(outcome.failure, values);
  if (kept.key) await keepTyped(form, draftOf(kept));
  return { ...state, values: kept };
}

const written = (_: null, id: string) => `${PATH}/${id}?done=written`;

export const publish = async (_: FormState, form: FormData): Promise<FormState> =>
  write(publishIssue, form, ({ id }) => `${PATH}/${id}?done=published`);
export const post = async (_: FormState, form: FormData): Promise<FormState> => write(addPost, form, written);
export const resolve = async (_: FormState, form: FormData): Promise<FormState> => write(resolveIssue, form, written);

export const edit = async (_: FormState, form: FormData): Promise<FormState> => write(editIssue, form, written);

/** Keeps what is typed so far, while it is being typed. */
export async function keepDraft(form: FormData): Promise<boolean> {
  return keepTyped(form, draftOf(textFields(form)));
}
