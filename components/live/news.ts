/** One event by its ids and its mark, which orders and tells apart and counts nothing; without a type it is known only that something happened (told by `hello`). */
export type News = { mark: string; type?: string; record?: string };

/** What a page shows, and the newest events (newest first) that it had already seen when it was rendered. */
export type Interest = { type: string; record?: string; seen: readonly string[] };

/** As many as the server tells of: of older events a full list says nothing, and they are taken as seen. */
export const REMEMBERED = 32;
const MOST_KEPT = 2 * REMEMBERED;

/** The instant that a mark begins with. */
const instantOf = (mark: string): number => Number.parseInt(mark, 10);

function isSeen(mark: string, seen: readonly string[]): boolean {
  const oldest = seen.length >= REMEMBERED ? Math.min(...seen.map(instantOf)) : 0;
  return instantOf(mark) < oldest || seen.includes(mark);
}

/** True when the page that has this interest does not show this piece of news yet. */
export function isNewTo(interest: Interest, news: News): boolean {
  if (news.type !== undefined && news.type !== interest.type) return false;
  if (interest.record !== undefined && news.record !== undefined && news.record !== interest.record) return false;
  return !isSeen(news.mark, interest.seen);
}

/**
 * Adds news to what is remembered: one entry an event, the one that says more, the newest last. Of what had to be forgotten one
 * entry remains that says only that something happened.
 */
export function remember(known: readonly News[], more: readonly News[]): News[] {
  const byMark = new Map(known.map((news) => [news.mark, news]));
  for (const news of more) if (news.type !== undefined || !byMark.has(news.mark)) byMark.set(news.mark, news);
  const [first, ...rest] = [...byMark.values()].sort((a, b) => instantOf(a.mark) - instantOf(b.mark)).slice(-MOST_KEPT);
  if (!first) return [];
  return [byMark.size > MOST_KEPT ? { mark: first.mark } : first, ...rest];
}

function isNews(value: unknown): value is News {
  if (typeof value !== 'object' || value === null || !('mark' in value) || typeof value.mark !== 'string') return false;
  return ['type', 'record'].every((name) => {
    const part = (value as Record<string, unknown>)[name];
    return part === undefined || typeof part === 'string';
  });
}

/** Reads what came over the stream or from another tab; what is not news is nothing. */
export function readNews(values: unknown): News[] {
  return Array.isArray(values) ? values.filter(isNews) : [];
}
