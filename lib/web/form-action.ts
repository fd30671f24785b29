import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { Command } from '@/lib/command/define-command';
import { saveDraft } from '@/lib/conversation/commands/save-draft';
import { prove } from '@/lib/factors/prove';
import { logger } from '@/lib/platform/logger';
import type { Viewer } from '@/lib/policy/enter';
import { type Failure, keyAndValues, type Outcome } from '@/lib/shared/errors';
import { type FormState, isOwnField } from '@/lib/shared/form-state';
import { newId } from '@/lib/shared/ids';
import { noteFailedForm } from './failed-form';
import { forgetGivenBack, formSent } from './given-back';
import { madeFor, notTheirs } from './made-for';
import { isOwnOrigin } from './own-origin';
import { currentViewer } from './session';
import { type DraftOfForm, putAside, type Unsent } from './unsent';

/** The text fields of a form; several values of one name are joined by commas, files and what is no field of the form's own are left out. */
export function textFields(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || isOwnField(name)) continue;
    fields[name] = Object.hasOwn(fields, name) ? `${fields[name]},${value}` : value;
  }
  return fields;
}

async function attempted<T>(work: (viewer: Viewer) => Promise<Outcome<T>>, mark: string | null): Promise<Outcome<T>> {
  if (!isOwnOrigin(await headers())) return { ok: false, failure: { kind: 'foreign_origin' } };
  const viewer = await currentViewer();
  if (!viewer) return { ok: false, failure: { kind: 'signed_out' } };
  try {
    const failure = await notTheirs(viewer, mark);
    return failure ? { ok: false, failure } : await work(viewer);
  } catch (error) {
    unstable_rethrow(error);
    const reference = newId().slice(0, 8);
    logger.error({ err: error, reference, requestId: viewer.requestId }, 'an action failed');
    return { ok: false, failure: { kind: 'unexpected', reference } };
  }
}

/** A browser without JavaScript cannot stay on the page: what was typed is put aside for the same person, who is sent to sign in and come back. */
async function signInFirst(sent: Unsent): Promise<void> {
  const all = await headers();
  if (all.has('next-action')) return;
  await putAside(sent);
  redirect(`/sign-in?returnTo=${encodeURIComponent(all.get('x-liaison-path') ?? '/')}`);
}

/**
 * Runs work that no other site may start, for the signed-in person; every fault becomes an outcome, the unexpected with a reference that the log
 * has. A form that was made for somebody else is refused. With the form that asked for it, a browser without JavaScript whose session is over is
 * sent to sign in, and its form put aside.
 */
export async function guarded<T>(
  work: (viewer: Viewer) => Promise<Outcome<T>>,
  form?: FormData,
  draftOf?: (values: Record<string, string>) => DraftOfForm,
): Promise<Outcome<T>> {
  const of = form ? madeFor(form) : null;
  const outcome = await attempted(work, of);
  if (form && !outcome.ok && outcome.failure.kind === 'signed_out') {
    const { confirm: _, ...values } = textFields(form);
    await signInFirst({ of, draft: draftOf?.(values), form: await formSent(form, values) });
  }
  return outcome;
}

/** Keeps what was typed into a form as its person's draft; false when that did not work, or the form was made for somebody else. */
export const keepTyped = async (form: FormData, draft: DraftOfForm): Promise<boolean> =>
  (
    await guarded(
      (viewer) => saveDraft(viewer, draft),
      form,
      () => draft,
    )
  ).ok;

/** The sentence of a field's error, in the reader's language. */
export async function errorWords(): Promise<(error: string) => string> {
  const t = await getTranslations('errors');
  return (error) => {
    const { key, values } = keyAndValues(error);
    if (t.has(key as 'required')) return t(key as 'required', values);
    return t.has(`conflict.${key}` as 'conflict.other') ? t(`conflict.${key}` as 'conflict.other') : t('form');
  };
}

const PROVE = { code: 'confirm_code', password: 'confirm_password', again: 'confirm_again' } as const;

/** Every refusal leads to its row of the policy page: the action's, or that of the rule that its sentence names. */
const rowOf = async (row: string) => ({ href: `/policy#${row}`, text: (await getTranslations('policy'))('rowLink') });

/** What a form shows after a failure, in the reader's language: a sentence for the whole, one beside each field, and all that was typed. */
export async function failedState(failure: Failure, values: Record<string, string>): Promise<FormState> {
  const t = await getTranslations('errors');
  const say = await errorWords();
  const state = { values, attempt: newId(), fields: {} };
  switch (failure.kind) {
    case 'invalid': {
      // The form's key is hidden: no field of the page could show what is wrong with it.
      const { key: _, ...shown } = failure.fields;
      const fields = Object.fromEntries(Object.entries(shown).map(([name, key]) => [name, say(key)]));
      const count = Object.keys(fields).length;
      return {
        ...state,
        values: withFreshKey(failure, values),
        fields,
        problem: count > 0 ? t('summary', { count }) : t('form'),
      };
    }
    case 'conflict': {
      const isKnown = t.has(`conflict.${failure.why}` as 'conflict.other') || t.has(failure.why as 'required');
      const problem = isKnown ? say(failure.why) : t('conflict.other');
      const [, named] = /\((P\d+)\)/.exec(problem) ?? [];
      return { ...state, problem, ...(named ? { rule: await rowOf(named) } : {}) };
    }
    case 'step_up': {
      const confirm = say(failure.why ?? PROVE[failure.by]);
      return { ...state, fields: { confirm }, problem: t('step_up'), confirm: failure.by };
    }
    case 'stale':
      return {
        ...state,
        problem: t('stale'),
        ifGone: t('staleGone'),
        version: String(failure.version),
        standsNow: t('standsNow'),
      };
    case 'refused': {
      return { ...state, problem: t('refused'), rule: await rowOf(failure.action) };
    }
    case 'other_person':
      return { ...state, problem: t('other_person', { name: failure.name }) };
    case 'unexpected':
      return { ...state, problem: t('unexpected', { reference: failure.reference }) };
    default:
      return { ...state, problem: t(failure.kind) };
  }
}

/** What was typed, under a fresh key when the form's own was used up by something else that was sent, or is none. */
export function withFreshKey(failure: Failure, values: Record<string, string>): Record<string, string> {
  const isUsed = failure.kind === 'conflict' && (failure.why === 'already_filed' || failure.why === 'already_sent');
  const isBroken = failure.kind === 'invalid' && Object.hasOwn(failure.fields, 'key');
  return isUsed || isBroken ? { ...values, key: newId() } : values;
}

/** The same for the form that was sent, noted for the page that answers without a script: it may no longer have the form. */
export async function answerFailure(
  failure: Failure,
  values: Record<string, string>,
  form: FormData,
): Promise<FormState> {
  const mark = failure.kind === 'other_person' ? madeFor(form) : null;
  const state = { ...(await failedState(failure, values)), ...(mark ? { madeFor: mark } : {}) };
  await noteFailedForm(state, form);
  return state;
}

/**
 * Keeps a form as a draft by its button, under a fresh key when its own was used up; returns what is kept. Null when that did not work: the
 * page that answers without a script then says why, with all that was typed. Whoever is signed out finds it after signing in.
 */
export async function keepByButton(
  form: FormData,
  draftOf: (values: Record<string, string>) => DraftOfForm,
): Promise<Record<string, string> | null> {
  const save = (values: Record<string, string>) =>
    guarded((viewer) => saveDraft(viewer, draftOf(values)), form, draftOf);
  let values = textFields(form);
  let outcome = await save(values);
  if (!outcome.ok) {
    const { key } = values;
    values = withFreshKey(outcome.failure, values);
    if (values.key !== key) outcome = await save(values);
  }
  if (outcome.ok) return values;
  await answerFailure(outcome.failure, values, form);
  return null;
}

/** One command from one form, after the proof in its `confirm` field where that is filled in: the outcome, and the state to show again when it did not work. After a stale edit the page around the form is read anew. */
export async function runForm<T>(
  command: Command<T>,
  form: FormData,
  draftOf?: (values: Record<string, string>) => DraftOfForm,
): Promise<{ outcome: Outcome<T>; state: FormState; values: Record<string, string> }> {
  const { confirm, ...values } = textFields(form);
  // Without JavaScript a chosen file travels with the form; only the upload route keeps files, so nothing may vanish unsaid.
  const isFileLeft = [...form.values()].some((value) => typeof value !== 'string' && value.size > 0);
  const work = async (viewer: Viewer): Promise<Outcome<T>> => {
    if (isFileLeft) return { ok: false, failure: { kind: 'invalid', fields: { files: 'upload_first' } } };
    const proof = confirm ? await prove(viewer, confirm) : null;
    return proof?.ok === false ? proof : command(viewer, values);
  };
  const outcome = await guarded(work, form, draftOf);
  if (outcome.ok || !['other_person', 'signed_out'].includes(outcome.failure.kind)) await forgetGivenBack(form);
  if (!outcome.ok && outcome.failure.kind === 'stale') refresh();
  const state = outcome.ok
    ? { problem: null, fields: {}, values, attempt: newId() }
    : await answerFailure(outcome.failure, values, form);
  return { outcome, values, state };
}
