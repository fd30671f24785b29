// Controls but tab and newline, bidi overrides and isolates, and what is as wide as nothing: a text that hides or reorders says something else
// than it shows. Joiners stay, as scripts and emoji need them.
const HIDDEN = /(?![\t\n])[\p{Cc}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

// Composing takes the square of the marks that stand on one letter: half a minute for a hundred thousand.
const PILES = /(\p{M}{32})\p{M}+/gu;
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Mn}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A text as it is kept: composed, newlines as \n, nothing that hides, no space around it. What shows nothing is ''. */
export function plainText(text: string): string {
  const shown = text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(HIDDEN, '');
  const plain = shown.replace(PILES, '$1').normalize('NFC').trim();
  return VISIBLE.test(plain) ? plain : '';
}

/** The same on one line. */
export const plainLine = (text: string): string => plainText(text).replace(/\s+/g, ' ');

const LONGEST_REASON = 500;

/** What an error says, as PostgreSQL can keep it: the last 500 characters, without what it cannot store. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replaceAll('\u0000', '')
    .slice(-LONGEST_REASON)
    .toWellFormed();
