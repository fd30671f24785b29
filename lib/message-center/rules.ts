import type { BodyType, Detail } from './schema';

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(amp|lt|gt|quot|apos|nbsp|#39);/g,
      (whole, name: string) => ENTITIES[name] ?? (name === '#39' ? "'" : whole),
    );

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
      message.bodyType === 'html' ? textOf(message.body) : message.body,
    ].join('\n'),
  );
