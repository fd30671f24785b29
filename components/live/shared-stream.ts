import { openEventStream } from './event-stream';
import { type News, readNews, remember } from './news';

const STREAM_URL = '/api/live';

type Told = { kind: 'news'; news: News[] } | { kind: 'ask' };

function readTold(value: unknown): Told | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'ask') return { kind: 'ask' };
  return value.kind === 'news' && 'news' in value ? { kind: 'news', news: readNews(value.news) } : null;
}

/**
 * Joins this tab to the one stream that its browser holds for a person: the tab that has the lock reads it and tells the others.
 * When that tab goes, another gets the lock. Where there are no locks (no secure context) each visible tab reads its own.
 * A stream that was ended for good is tried again when the tab is next looked at. Returns how to leave.
 */
export function joinStream(name: string, onNews: (news: News[]) => void): () => void {
  const channel = new BroadcastChannel(name);
  let known: News[] = [];
  let closeStream: (() => void) | null = null;
  let leave: AbortController | null = null;

  const tell = (told: Told) => channel.postMessage(told);
  const read = (onBye: () => void) => {
    closeStream = openEventStream(STREAM_URL, {
      onNews: (news) => {
        known = remember(known, news);
        tell({ kind: 'news', news });
        onNews(news);
      },
      onBye,
    });
  };
  const stop = () => {
    closeStream?.();
    closeStream = null;
    leave?.abort();
    leave = null;
  };
  const start = () => {
    if (leave) return;
    const joined = new AbortController();
    leave = joined;
    const { signal } = joined;
    if (!navigator.locks) {
      if (document.visibilityState === 'visible') read(stop);
      else leave = null;
      return;
    }
    const held = () =>
      new Promise<void>((resolve) => {
        if (signal.aborted) return resolve();
        signal.addEventListener('abort', () => resolve());
        read(stop);
      });
    navigator.locks.request(name, { signal }, held).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  };
  const onVisibility = () => {
    if (document.visibilityState === 'visible') start();
    else if (!navigator.locks) stop();
  };
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) start();
  };

  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const told = readTold(data);
    if (told?.kind === 'news') onNews(told.news);
    if (told?.kind === 'ask' && closeStream && known.length > 0) tell({ kind: 'news', news: known });
  };
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('pagehide', stop);
  addEventListener('pageshow', onShow);
  tell({ kind: 'ask' });
  start();

  return () => {
    stop();
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('pagehide', stop);
    removeEventListener('pageshow', onShow);
    channel.close();
  };
}
