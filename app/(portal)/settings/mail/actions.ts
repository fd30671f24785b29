'use server';
import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/command/define-command';
import { resendMail } from '@/lib/notifications/commands/resend-mail';
import { resendNotice } from '@/lib/notifications/commands/resend-notice';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

async function again(command: Command<null>, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(command, form);
  if (!outcome.ok) return state;
  revalidatePath('/settings/mail');
  return { ...state, done: { saved: 'yes' } };
}

export const sendAgain = async (_: FormState, form: FormData): Promise<FormState> => again(resendMail, form);
export const tellAgain = async (_: FormState, form: FormData): Promise<FormState> => again(resendNotice, form);
