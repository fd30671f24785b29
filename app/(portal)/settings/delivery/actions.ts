'use server';
import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/command/define-command';
import { configureTarget } from '@/lib/delivery/commands/configure-target';
import { resendDelivery } from '@/lib/delivery/commands/resend-delivery';
import { resendEvent } from '@/lib/delivery/commands/resend-event';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

const PAGE = '/settings/delivery';

/** A secret that was made is in `done`, this once. */
export async function saveTarget(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(configureTarget, form);
  if (!outcome.ok) return state;
  revalidatePath(PAGE);
  return {
    ...state,
    values: {},
    done: { saved: 'yes', ...(outcome.value.secret ? { secret: outcome.value.secret } : {}) },
  };
}

async function again(command: Command<null>, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(command, form);
  if (!outcome.ok) return state;
  revalidatePath(PAGE);
  return { ...state, done: { saved: 'yes' } };
}

export const sendAgain = async (_: FormState, form: FormData): Promise<FormState> => again(resendDelivery, form);
export const prepareAgain = async (_: FormState, form: FormData): Promise<FormState> => again(resendEvent, form);
