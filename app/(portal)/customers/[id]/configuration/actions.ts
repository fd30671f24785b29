'use server';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import type { FormState } from '@/lib/shared/form-state';
import { serviceId } from '@/lib/shared/form-text';
import { isUuid } from '@/lib/shared/ids';
import { changeContact } from '@/lib/tenant-config/commands/change-contact';
import { changePasswordPolicy } from '@/lib/tenant-config/commands/change-password-policy';
import { changeProfile } from '@/lib/tenant-config/commands/change-profile';
import { changeRelease } from '@/lib/tenant-config/commands/change-release';
import { changeSharing } from '@/lib/tenant-config/commands/change-sharing';
import type { Section } from '@/lib/tenant-config/schema/settings';
import { runForm } from '@/lib/web/form-action';

async function save(command: Command<null>, section: Section, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(command, form);
  const { customerId = '', service = '' } = values;
  if (outcome.ok && isUuid(customerId) && serviceId.safeParse(service).success)
    redirect(`/customers/${customerId}/configuration?service=${service}&saved=${section}#${section}`);
  return state;
}

export const saveProfile = async (_: FormState, form: FormData): Promise<FormState> =>
  save(changeProfile, 'profile', form);
export const saveContact = async (_: FormState, form: FormData): Promise<FormState> =>
  save(changeContact, 'contact', form);
export const saveRelease = async (_: FormState, form: FormData): Promise<FormState> =>
  save(changeRelease, 'release', form);
export const savePasswordPolicy = async (_: FormState, form: FormData): Promise<FormState> =>
  save(changePasswordPolicy, 'password', form);
export const saveSharing = async (_: FormState, form: FormData): Promise<FormState> =>
  save(changeSharing, 'sharing', form);
