import type { Proof } from './errors';

/** What a form shows again: a sentence for the whole, one a field, everything that was typed; `attempt` changes with each answer. */
export type FormState = {
  problem: string | null;
  fields: Record<string, string>;
  values: Record<string, string>;
  attempt: string;
  /** The record's version that stands now, after a stale edit. */
  version?: string;
  done?: Record<string, string>;
  /** By what the person must prove anew who they are before this is done. */
  confirm?: Proof;
};

export const untouched: FormState = { problem: null, fields: {}, values: {}, attempt: '' };
