'use server';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { endSession } from '@/lib/identity/commands/end-session';
import { preferencesForm } from '@/lib/identity/schema';
import { signIn } from '@/lib/identity/sign-in';
import type { FormState } from '@/lib/shared/form-state';
import { hashOf } from '@/lib/shared/ids';
import { failedState, textFields } from '@/lib/web/form-action';
import { localPath } from '@/lib/web/local-path';
import { isOwnOrigin } from '@/lib/web/own-origin';
import { remoteAddress } from '@/lib/web/remote-address';
import { currentViewer, earlierSession, knownDevice, rememberLocale, setSessionCookie } from '@/lib/web/session';
import { takeUp } from '@/lib/web/unsent';

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
  const earlier = await currentViewer();
  const earlierHash = (await earlierSession()) ?? earlier?.sessionHash;
  await setSessionCookie(outcome.value.sessionId, outcome.value.email);
  await rememberLocale(outcome.value.locale);
  if (earlierHash)
    await takeUp(earlierHash, { sessionHash: hashOf(outcome.value.sessionId), requestId: all.get('x-request-id') });
  if (earlier) await endSession(earlier, { sessionHash: earlier.sessionHash });
  redirect(values.returnTo);
}

/** The language of the pages before anybody is known; kept in this browser. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const { locale, returnTo, page } = textFields(form);
  const chosen = preferencesForm.shape.locale.safeParse(locale);
  if (chosen.success && isOwnOrigin(await headers())) await rememberLocale(chosen.data);
  const here = localPath(page);
  redirect(OPEN_PAGE.test(here) ? here : `/sign-in?returnTo=${encodeURIComponent(localPath(returnTo))}`);
}
