'use server';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { resetFactors } from '@/lib/factors/commands/reset-factors';
import { changeRoles } from '@/lib/identity/commands/change-roles';
import { disablePerson } from '@/lib/identity/commands/disable-person';
import { enablePerson } from '@/lib/identity/commands/enable-person';
import { endSessionsOf } from '@/lib/identity/commands/end-sessions-of';
import { invitePerson } from '@/lib/identity/commands/invite-person';
import { sendInvitationAgain } from '@/lib/identity/commands/send-invitation-again';
import { unbindProvider } from '@/lib/identity/commands/unbind-provider';
import { withdrawInvitation } from '@/lib/identity/commands/withdraw-invitation';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(invitePerson, form);
  if (outcome.ok) redirect(`/people/invitations/${outcome.value.id}?done=made`);
  return state;
}

async function onRecord<T>(command: Command<T>, form: FormData, where: string, done: string): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  if (outcome.ok) redirect(`${where}${values.personId ?? values.id ?? ''}?done=${done}`);
  if (outcome.failure.kind === 'conflict') refresh();
  return state;
}

export const sendAgain = async (_: FormState, form: FormData) =>
  onRecord(sendInvitationAgain, form, '/people/invitations/', 'again');

export const withdraw = async (_: FormState, form: FormData) =>
  onRecord(withdrawInvitation, form, '/people/invitations/', 'withdrawn');

export const saveRoles = async (_: FormState, form: FormData) => onRecord(changeRoles, form, '/people/', 'roles');

export const disable = async (_: FormState, form: FormData) => onRecord(disablePerson, form, '/people/', 'disabled');

export const enable = async (_: FormState, form: FormData) => onRecord(enablePerson, form, '/people/', 'enabled');

export const endSessions = async (_: FormState, form: FormData) => onRecord(endSessionsOf, form, '/people/', 'ended');

export const resetSecondFactor = async (_: FormState, form: FormData) =>
  onRecord(resetFactors, form, '/people/', 'factors');

export const unbindFromProvider = async (_: FormState, form: FormData) =>
  onRecord(unbindProvider, form, '/people/', 'provider');
