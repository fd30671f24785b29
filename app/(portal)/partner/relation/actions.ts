'use server';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { mailRelationLink } from '@/lib/customers/commands/mail-relation-link';
import { makeRelationLink } from '@/lib/customers/commands/make-relation-link';
import { revokeRelationLink } from '@/lib/customers/commands/revoke-relation-link';
import type { FormState } from '@/lib/shared/form-state';
import { runForm, withFreshKey } from '@/lib/web/form-action';

async function run(command: Command<unknown>, form: FormData, done: 'saved' | 'sent'): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  if (outcome.ok) redirect(`/partner/relation?done=${done}`);
  if (outcome.failure.kind === 'conflict') refresh();
  return { ...state, values: withFreshKey(outcome.failure, values) };
}

export const makeLink = async (_: FormState, form: FormData): Promise<FormState> =>
  run(makeRelationLink, form, 'saved');
export const revokeLink = async (_: FormState, form: FormData): Promise<FormState> =>
  run(revokeRelationLink, form, 'saved');
export const mailLink = async (_: FormState, form: FormData): Promise<FormState> => run(mailRelationLink, form, 'sent');
