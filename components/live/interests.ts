import { type Interest, isNewTo, type News } from './news';

const interests = new Set<Interest>();
const watchers = new Set<() => void>();

/** Registers what a mounted page shows. Returns how to take it back. */
export function addInterest(interest: Interest): () => void {
  interests.add(interest);
  for (const watcher of watchers) watcher();
  return () => {
    interests.delete(interest);
  };
}

/** Is told whenever a page that shows something appears or is rendered anew. */
export function watchInterests(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

export const concernsAnyone = (news: News): boolean => [...interests].some((interest) => isNewTo(interest, news));
