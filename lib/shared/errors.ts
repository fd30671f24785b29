/** What a dangerous act asks for anew: a code, the password, or, where there is neither, signing in again. */
export type Proof = 'code' | 'password' | 'again';

/** Everything that can go wrong in a command or a query without being a fault of the program. */
export type Failure =
  | { kind: 'invalid'; fields: Record<string, string> }
  | { kind: 'not_found' }
  | { kind: 'refused'; action: string; rule: string; roles: readonly string[] }
  /** The person must prove anew who they are, by this; `why` tells of a proof that did not count. */
  | { kind: 'step_up'; by: Proof; why?: string }
  | { kind: 'stale'; version: number }
  | { kind: 'conflict'; why: string }
  | { kind: 'signed_out' }
  /** The form was made for somebody else than who is signed in now, by this name. */
  | { kind: 'other_person'; name: string }
  | { kind: 'foreign_origin' }
  | { kind: 'unexpected'; reference: string };

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Thrown inside a transaction so that it rolls back; commands turn it into an Outcome, screens into a page. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

export const notFound = () => new DomainError({ kind: 'not_found' });
export const stale = (version: number) => new DomainError({ kind: 'stale', version });
export const conflict = (why: string) => new DomainError({ kind: 'conflict', why });
export const signedOut = () => new DomainError({ kind: 'signed_out' });
export const stepUp = (by: Proof, why?: string) => new DomainError({ kind: 'step_up', by, ...(why ? { why } : {}) });
export const invalid = (fields: Record<string, string>) => new DomainError({ kind: 'invalid', fields });

/** An error whose sentence names values, as one text: the form that shows it takes them apart again. */
export const withValues = (key: string, values: Record<string, string | number>): string =>
  `${key}?${new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]))}`;

/** The key and the values of such a text; whole numbers come back as numbers, to be written as the reader writes them. */
export function keyAndValues(text: string): { key: string; values: Record<string, string | number> } {
  const [key = '', query = ''] = text.split('?');
  const values = [...new URLSearchParams(query)].map(([name, value]) => [
    name,
    /^\d{1,15}$/.test(value) ? Number(value) : value,
  ]);
  return { key, values: Object.fromEntries(values) };
}
