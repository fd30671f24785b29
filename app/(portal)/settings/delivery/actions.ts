'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Command } from '@/lib/command/define-command';
import { removeTarget as remove } from '@/lib/delivery/commands/remove-target';
import { resendDelivery } from '@/lib/delivery/commands/resend-delivery';
import { resendEvent } from '@/lib/delivery/commands/resend-event';
import { resendParked } from '@/lib/delivery/commands/resend-parked';
import { saveTarget as save } from '@/lib/delivery/save-target';
import { sendTest } from '@/lib/delivery/send-test';
import type { FormState } from '@/lib/shared/form-state';
import { newId } from '@/lib/shared/ids';
import { answerFailure, guarded, runForm, textFields } from '@/lib/web/form-action';
import { answerWords } from './_components/answer-words';

const PAGE = '/settings/delivery';

/** A secret that was made is in `done`, this once. */
export async function saveTarget(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state, values } = await runForm(save, form);
  if (!outcome.ok) {
    const isUsed = outcome.failure.kind === 'conflict' && outcome.failure.why === 'already_sent';
    return isUsed ? { ...state, values: { ...values, id: newId() } } : state;
  }
  revalidatePath(PAGE);
  return {
    ...state,
    values: {},
    done: { saved: 'yes', ...(outcome.value.secret ? { secret: outcome.value.secret } : {}) },
  };
}

/** Its attempts stay among the deliveries. */
export async function removeTarget(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(remove, form);
  if (outcome.ok) redirect(`${PAGE}?removed=1`);
  return state;
}

/** What the receiver answered is in `done`. */
export async function testTarget(_: FormState, form: FormData): Promise<FormState> {
  const values = textFields(form);
  const outcome = await guarded((viewer) => sendTest(viewer, values.id ?? ''), form);
  if (!outcome.ok) return answerFailure(outcome.failure, values, form);
  const { isDelivered, excerpt } = outcome.value;
  const said = await answerWords(outcome.value);
  revalidatePath(PAGE);
  return {
    problem: null,
    fields: {},
    values: {},
    attempt: newId(),
    done: { isDelivered: isDelivered ? 'yes' : '', said, excerpt },
  };
}

async function again(command: Command<unknown>, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(command, form);
  if (!outcome.ok) return state;
  revalidatePath(PAGE);
  return { ...state, done: { saved: 'yes' } };
}

export const sendAgain = async (_: FormState, form: FormData): Promise<FormState> => again(resendDelivery, form);
export const prepareAgain = async (_: FormState, form: FormData): Promise<FormState> => again(resendEvent, form);
export const sendParkedAgain = async (_: FormState, form: FormData): Promise<FormState> => again(resendParked, form);
