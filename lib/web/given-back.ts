import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { FORM_NAME, type FormState, type Typed, typedIn, untouched, withoutSecrets } from '@/lib/shared/form-state';
import { currentViewer } from './session';
import { forgetTakenUp, givenBackTo, type SentForm } from './unsent';

export type GivenBack = { form: string; state: FormState; typed: Typed[] };

const pathHere = async (): Promise<string> => (await headers()).get('x-liaison-path') ?? '/';

const nameOf = (form: FormData): string => {
  const name = form.get(FORM_NAME);
  return typeof name === 'string' ? name : '';
};

/** A form as this request sent it, without its secrets. */
export async function formSent(form: FormData, values: Record<string, string>): Promise<SentForm> {
  return { form: nameOf(form), path: await pathHere(), values: withoutSecrets(values, form), typed: typedIn(form) };
}

/** What the person of this request sent from this page while signed out, for the form to begin with; it stays until it is sent again. */
export async function givenBack(): Promise<GivenBack | null> {
  const viewer = await currentViewer();
  const sent = viewer && (await givenBackTo(viewer, await pathHere()));
  if (!sent) return null;
  const t = await getTranslations('errors');
  const { form, values, typed } = sent;
  const state = { ...untouched, values, problem: t('givenBack'), ifGone: t('givenBackGone'), attempt: 'given-back' };
  return { form, state, typed };
}

/** A form was sent: what it had been given back is in its answer. */
export async function forgetGivenBack(form: FormData): Promise<void> {
  const viewer = await currentViewer();
  if (viewer) await forgetTakenUp(viewer, await pathHere(), nameOf(form));
}
