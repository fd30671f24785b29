import { type News, readNews } from './news';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

type Heard = { onNews(news: News[]): void; onBye(): void };

/**
 * Opens the stream of news and keeps it open. A lost connection comes back by the browser's own means, a refused one after growing
 * waits, and then everything is told again by `hello`. Returns how to close it.
 */
export function openEventStream(url: string, { onNews, onBye }: Heard): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_WAIT_MS;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    source = new EventSource(url);
    source.addEventListener('hello', (event) => {
      waitMs = FIRST_WAIT_MS;
      const { news } = JSON.parse(event.data) as { news: unknown };
      onNews(readNews(news));
    });
    source.addEventListener('message', (event) => onNews(readNews([JSON.parse(event.data)])));
    source.addEventListener('bye', () => {
      close();
      onBye();
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      timer = setTimeout(open, waitMs * (0.75 + Math.random() / 2));
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    });
  };
  open();
  return close;
}
