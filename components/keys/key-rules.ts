/** How long a `g` waits for its letter. */
export const GO_WAIT_MS = 1_500;

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'keyCode' | 'defaultPrevented' | 'repeat'
>;

/** What a key was pressed on, as far as this asks. */
type Within = { closest: (selector: string) => object | null };

const TYPED_IN =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"], [role="listbox"], [role="menu"]';

/** False for what belongs to somebody else: typing, an input method, a combination of keys, a key that was taken already. */
export function isOurs(pressed: Pressed, target: Within | null): boolean {
  if (pressed.defaultPrevented || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return false;
  // An input method at work says so with one of the two, as the browser is.
  if (pressed.isComposing || pressed.keyCode === 229) return false;
  return !target?.closest(TYPED_IN);
}

export type Deed = 'help' | 'search' | 'go' | 'next' | 'previous' | 'reply' | 'look' | null;

const DEEDS: Record<string, Deed> = {
  '?': 'help',
  '/': 'search',
  g: 'go',
  j: 'next',
  k: 'previous',
  r: 'reply',
  o: 'look',
  ' ': 'look',
};

export const deedOf = (key: string): Deed => DEEDS[key] ?? null;

/** The place of the row to go to: the next or the one before, staying at both ends; from outside the list its first row. */
export function rowAfter(at: number, count: number, step: 1 | -1): number {
  if (at < 0) return 0;
  return Math.min(Math.max(at + step, 0), count - 1);
}
