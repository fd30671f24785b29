'use server';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { sendInvitationAgain } from '@/lib/identity/commands/send-invitation-again';
import { withdrawInvitation } from '@/lib/identity/commands/withdraw-invitation';
import { endAgreement } from '@/lib/organizations/commands/end-agreement';
import { grantAgreement } from '@/lib/organizations/commands/grant-agreement';
import { inviteFirstAdmin } from '@/lib/organizations/commands/invite-first-admin';
import { liftArrears } from '@/lib/organizations/commands/lift-arrears';
import { setArrears } from '@/lib/organizations/commands/set-arrears';
import type { FormState } from '@/lib/shared/form-state';
import { isUuid } from '@/lib/shared/ids';
import { runForm } from '@/lib/web/form-action';

async function say(command: Command<null>, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  if (outcome.ok && isUuid(values.id ?? '')) redirect(`/organizations/${values.id}#standing`);
  return state;
}

export const setArrearsOf = async (_: FormState, form: FormData): Promise<FormState> => say(setArrears, form);
export const liftArrearsOf = async (_: FormState, form: FormData): Promise<FormState> => say(liftArrears, form);
export const grantAgreementTo = async (_: FormState, form: FormData): Promise<FormState> => say(grantAgreement, form);
export const endAgreementOf = async (_: FormState, form: FormData): Promise<FormState> => say(endAgreement, form);

async function onInvitation(command: Command<null>, form: FormData, done: string): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  const organizationId = values.organizationId ?? values.id ?? '';
  if (outcome.ok && isUuid(organizationId)) redirect(`/organizations/${organizationId}?done=${done}#first-admin`);
  if (!outcome.ok && outcome.failure.kind === 'conflict') refresh();
  return state;
}

export const sendAgain = async (_: FormState, form: FormData) => onInvitation(sendInvitationAgain, form, 'again');
export const withdraw = async (_: FormState, form: FormData) => onInvitation(withdrawInvitation, form, 'withdrawn');
export const inviteFirst = async (_: FormState, form: FormData) => onInvitation(inviteFirstAdmin, form, 'invited');
