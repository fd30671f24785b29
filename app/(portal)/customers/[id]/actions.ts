'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { editBilling } from '@/lib/customers/commands/edit-billing';
import { editDetails } from '@/lib/customers/commands/edit-details';
import { inviteAdministrator } from '@/lib/customers/commands/invite-administrator';
import type { FormState } from '@/lib/shared/form-state';
import { isUuid } from '@/lib/shared/ids';
import { runForm } from '@/lib/web/form-action';

async function save(command: Command<null>, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  const { customerId = '' } = values;
  if (outcome.ok && isUuid(customerId)) redirect(`/customers/${customerId}?done=saved`);
  return state;
}

export const saveDetails = async (_: FormState, form: FormData): Promise<FormState> => save(editDetails, form);
export const saveBilling = async (_: FormState, form: FormData): Promise<FormState> => save(editBilling, form);
export const inviteAnew = async (_: FormState, form: FormData): Promise<FormState> => save(inviteAdministrator, form);
