'use server';
import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/command/define-command';
import { addPasskey } from '@/lib/factors/commands/add-passkey';
import { beginAuthenticator } from '@/lib/factors/commands/begin-authenticator';
import { beginPasskey } from '@/lib/factors/commands/begin-passkey';
import { confirmAuthenticator } from '@/lib/factors/commands/confirm-authenticator';
import { removeAuthenticator } from '@/lib/factors/commands/remove-authenticator';
import { removePasskey } from '@/lib/factors/commands/remove-passkey';
import { renamePasskey } from '@/lib/factors/commands/rename-passkey';
import { renewRecoveryCodes } from '@/lib/factors/commands/renew-recovery-codes';
import type { FormState } from '@/lib/shared/form-state';
import { failedState, guarded, runForm } from '@/lib/web/form-action';

const PAGE = '/settings/security/second-factor';

/** What is shown again never holds a code that was typed. */
async function change<T>(
  command: Command<T>,
  form: FormData,
  codesOf: (value: T) => readonly string[] | null = () => null,
): Promise<FormState> {
  const { outcome, state } = await runForm(command, form);
  if (!outcome.ok) return { ...state, values: {} };
  revalidatePath(PAGE);
  return { ...state, values: {}, done: { saved: 'yes', codes: codesOf(outcome.value)?.join(' ') ?? '' } };
}

const confirmInThisSession: typeof confirmAuthenticator = Object.assign(
  (viewer: Parameters<typeof confirmAuthenticator>[0], input: unknown) =>
    confirmAuthenticator(viewer, { ...(input as object), sessionHash: viewer.sessionHash }),
  { action: confirmAuthenticator.action },
);

export const begin = async (_: FormState, form: FormData): Promise<FormState> => change(beginAuthenticator, form);
export const confirm = async (_: FormState, form: FormData): Promise<FormState> =>
  change(confirmInThisSession, form, ({ codes }) => codes);
export const remove = async (_: FormState, form: FormData): Promise<FormState> => change(removeAuthenticator, form);
export const renew = async (_: FormState, form: FormData): Promise<FormState> =>
  change(renewRecoveryCodes, form, ({ codes }) => codes);

export const renameKey = async (_: FormState, form: FormData): Promise<FormState> => {
  const { outcome, state } = await runForm(renamePasskey, form);
  if (outcome.ok) revalidatePath(PAGE);
  return state;
};
export const removeKey = async (_: FormState, form: FormData): Promise<FormState> => change(removePasskey, form);

/** The challenge, for the script of the page that makes the passkey with it. */
export async function beginPasskeyHere(_: FormState, form: FormData): Promise<FormState> {
  const { outcome, state } = await runForm(beginPasskey, form);
  if (!outcome.ok) return state;
  return { ...state, done: { options: JSON.stringify(outcome.value), name: state.values.name ?? '' } };
}

/** Keeps what the browser made; the recovery codes of who had none are in the answer, this once. */
export async function keepPasskey(name: string, answer: unknown): Promise<{ problem: string | null; codes: string }> {
  const outcome = await guarded((viewer) => addPasskey(viewer, { name, answer, sessionHash: viewer.sessionHash }));
  if (!outcome.ok) return { problem: (await failedState(outcome.failure, {})).problem, codes: '' };
  revalidatePath(PAGE);
  return { problem: null, codes: outcome.value.codes?.join(' ') ?? '' };
}
