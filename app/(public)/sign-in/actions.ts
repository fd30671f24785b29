'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { preferencesForm } from '@/lib/identity/schema';
import { signIn } from '@/lib/identity/sign-in';
import type { FormState } from '@/lib/shared/form-state';
import { arrive } from '@/lib/web/arrival';
import { failedState, textFields } from '@/lib/web/form-action';
import { localPath } from '@/lib/web/local-path';
import { isOwnOrigin } from '@/lib/web/own-origin';
import { remoteAddress } from '@/lib/web/remote-address';
import { knownDevice, rememberLocale } from '@/lib/web/session';

/** Pages beside the sign-in that are open to everybody. */
const OPEN_PAGE = /^\/(reset-password(\/[\w-]+)?|invitation\/[\w-]+)$/;

export async function signInHere(_: FormState, form: FormData): Promise<FormState> {
  const typed = textFields(form);
  const values = { email: (typed.email ?? '').slice(0, 254), returnTo: localPath(typed.returnTo) };
  const all = await headers();
  if (!isOwnOrigin(all)) return failedState({ kind: 'foreign_origin' }, values);
  const outcome = await signIn(typed, {
    address: remoteAddress(all),
    userAgent: all.get('user-agent'),
    device: await knownDevice(),
  });
  if (!outcome.ok) return failedState(outcome.failure, values);
  redirect(await arrive(outcome.value, values.returnTo));
}

/** The language of the pages before anybody is known; kept in this browser. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const { locale, returnTo, page } = textFields(form);
  const chosen = preferencesForm.shape.locale.safeParse(locale);
  if (chosen.success && isOwnOrigin(await headers())) await rememberLocale(chosen.data);
  const here = localPath(page);
  redirect(OPEN_PAGE.test(here) ? here : `/sign-in?returnTo=${encodeURIComponent(localPath(returnTo))}`);
}
