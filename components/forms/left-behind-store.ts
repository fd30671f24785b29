import type { FormState, Typed } from '@/lib/shared/form-state';

/** What a form that went from under its person had: the answer, if it was sent, and what was typed into it. */
export type LeftBehind = {
  form: string;
  state: FormState | null;
  typed: Typed[];
  /** The form's key, when what was typed under it is all that was sent: nothing to keep once the server says that it has it. */
  settledBy: string | null;
};

const NONE: readonly LeftBehind[] = [];
let left = NONE;
const listeners = new Set<() => void>();

function set(next: readonly LeftBehind[]): void {
  if (next.length === 0 && left.length === 0) return;
  left = next;
  for (const listener of listeners) listener();
}

export const leaveBehind = (one: LeftBehind): void => set([...left.filter(({ form }) => form !== one.form), one]);
export const forgetSent = (keys: readonly string[]): void =>
  set(left.filter(({ settledBy }) => !settledBy || !keys.includes(settledBy)));
export const forgetAll = (): void => set(NONE);

export function watchLeftBehind(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export const leftBehind = (): readonly LeftBehind[] => left;
export const nothingLeft = (): readonly LeftBehind[] => NONE;
