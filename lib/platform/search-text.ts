import { Prisma } from './db';

const LONGEST = 100;
const MOST_WORDS = 8;

/** What was typed into a search: composed alike (ﬀ is ff, １ is 1), one space between words, at most 100 characters; '' for nothing. */
export const searchText = (typed: string | undefined): string =>
  [
    ...(typed ?? '')
      .slice(0, 10 * LONGEST)
      .toWellFormed()
      .normalize('NFKC')
      .replace(/\p{Cc}/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, LONGEST)
    .join('')
    .trim();

/** The number that was typed, when all of it is one of this form: a leading # and spaces do not count, letters count as capitals. */
export function typedNumber(typed: string | undefined, form: RegExp): string | null {
  const number = searchText(typed).replace(/^#/, '').replaceAll(' ', '').toUpperCase();
  return form.test(number) ? number : null;
}

/**
 * That a text holds every word of what was typed, anywhere in it and in whatever case; no sign in a word is a pattern. No condition when
 * nothing was typed. Composing is dear, and a text of plain letters is composed already.
 */
export const holdsWords = (text: Prisma.Sql, typed: string | undefined): Prisma.Sql[] =>
  searchText(typed)
    .split(' ')
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map(
      (word) => Prisma.sql`position(lower(${word}::text) in
        CASE WHEN octet_length(${text}) = length(${text}) THEN lower(${text}) ELSE lower(normalize(${text}, NFKC)) END) > 0`,
    );
