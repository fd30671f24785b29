import { bodyAsText } from './html';
import type { BodyType, Detail } from './schema';

/** How a text is compared in a search: composed alike, in lower case, one space between words. */
export const searchKey = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** What a search of Message Center looks through: id, title, details and the body without its markup. Never shown. */
export const searchTextOf = (message: {
  id: string;
  title: string;
  bodyType: BodyType;
  body: string;
  details: readonly Detail[];
}): string =>
  searchKey(
    [
      message.id,
      message.title,
      ...message.details.map((detail) => detail.value),
      bodyAsText(message.bodyType, message.body),
    ].join('\n'),
  );
