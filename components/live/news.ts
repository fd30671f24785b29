/** One event by its ids; without a type it is known only that something happened (told by `hello`). */
export type News = { seq: number; type?: string; record?: string };

/** What a page shows, and the newest events (newest first) that it had already seen when it was rendered. */
export type Interest = { type: string; record?: string; seen: readonly number[] };

/** As many as the server tells of: of older events a full list says nothing, and they are taken as seen. */
export const REMEMBERED = 32;
const MOST_KEPT = 2 * REMEMBERED;

function isSeen(seq: number, seen: readonly number[]): boolean {
  const oldest = seen.length >= REMEMBERED ? (seen.at(-1) ?? 0) : 0;
  return seq < oldest || seen.includes(seq);
}

/** True when the page that has this interest does not show this piece of news yet. */
export function isNewTo(interest: Interest, news: News): boolean {
  if (news.type !== undefined && news.type !== interest.type) return false;
  if (interest.record !== undefined && news.record !== undefined && news.record !== interest.record) return false;
  return !isSeen(news.seq, interest.seen);
}

/**
 * Adds news to what is remembered: one entry an event, the one that says more, the newest last. Of what had to be forgotten one
 * entry remains that says only that something happened.
 */
export function remember(known: readonly News[], more: readonly News[]): News[] {
  const bySeq = new Map(known.map((news) => [news.seq, news]));
  for (const news of more) if (news.type !== undefined || !bySeq.has(news.seq)) bySeq.set(news.seq, news);
  const [first, ...rest] = [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(-MOST_KEPT);
  if (!first) return [];
  return [bySeq.size > MOST_KEPT ? { seq: first.seq } : first, ...rest];
}

function isNews(value: unknown): value is News {
  if (typeof value !== 'object' || value === null || !('seq' in value) || typeof value.seq !== 'number') return false;
  return ['type', 'record'].every((name) => {
    const part = (value as Record<string, unknown>)[name];
    return part === undefined || typeof part === 'string';
  });
}

/** Reads what came over the stream or from another tab; what is not news is nothing. */
export function readNews(values: unknown): News[] {
  return Array.isArray(values) ? values.filter(isNews) : [];
}
