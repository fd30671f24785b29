import type { Proof } from './errors';

/** What a form shows again: a sentence for the whole, one a field, everything that was typed; `attempt` changes with each answer. */
export type FormState = {
  problem: string | null;
  fields: Record<string, string>;
  values: Record<string, string>;
  attempt: string;
  /** The record's version that stands now, after a stale edit. */
  version?: string;
  /** How a field then begins to say what stands in it now. */
  standsNow?: string;
  done?: Record<string, string>;
  /** The row of the policy that refused. */
  rule?: { href: string; text: string };
  /** What to say instead of `problem` where the form is no longer on the page to be sent again. */
  ifGone?: string;
  /** For whom the form was made, when that is not who sent it. */
  madeFor?: string;
  /** By what the person must prove anew who they are before this is done. */
  confirm?: Proof;
};

export const untouched: FormState = { problem: null, fields: {}, values: {}, attempt: '' };

const LABEL = '$label.';
/** Beside each field that people type in, what it is called travels with the form: its words can be shown where the form has gone. */
export const labelName = (field: string): string => `${LABEL}${field}`;

/** A field that says how to read the form rather than what was typed: the framework's own, and the names of fields. */
export const isOwnField = (name: string): boolean => name.startsWith('$');

/** Travels with a form and says which of its page it is. */
export const FORM_NAME = '$form';
/** Travels with a form and says for whom its page was made. */
export const MADE_FOR = '$for';
const SECRET = '$secret.';
/** Beside a field whose words are nobody's to keep or to show again. */
export const secretName = (field: string): string => `${SECRET}${field}`;

/** What may be kept of a form's values until its person has signed in again: no password, no code, no secret. */
export const withoutSecrets = (values: Record<string, string>, form: FormData): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !form.has(secretName(name))));

export type Typed = { name: string; label: string; text: string };

/** What was typed into a form, under the names that its fields have on the screen; what was left empty is left out. */
export function typedIn(form: FormData): Typed[] {
  return [...form].flatMap(([marker, label]) => {
    if (!marker.startsWith(LABEL) || typeof label !== 'string') return [];
    const name = marker.slice(LABEL.length);
    const text = form.get(name);
    return typeof text === 'string' && text.trim() ? [{ name, label, text }] : [];
  });
}
