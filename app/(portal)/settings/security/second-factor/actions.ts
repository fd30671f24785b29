'use server';
import { revalidatePath } from 'next/cache';
import type { Command } from '@/lib/command/define-command';
import { beginAuthenticator } from '@/lib/factors/commands/begin-authenticator';
import { confirmAuthenticator } from '@/lib/factors/commands/confirm-authenticator';
import { removeAuthenticator } from '@/lib/factors/commands/remove-authenticator';
import { renewRecoveryCodes } from '@/lib/factors/commands/renew-recovery-codes';
import type { FormState } from '@/lib/shared/form-state';
import { runForm } from '@/lib/web/form-action';

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
