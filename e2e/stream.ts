import type { BrowserContext } from '@playwright/test';
import { origin } from './fixtures';

/** The addresses that a browser asks for from now on, as far as they fit; the list grows. */
export function requestsOf(context: BrowserContext, fits: (url: URL) => boolean): string[] {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (fits(new URL(request.url()))) asked.push(request.url());
  });
  return asked;
}

/** Opens the stream of news with the cookie of this browser, and reads along. */
export async function hear(context: BrowserContext) {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const gone = new AbortController();
  const answer = await fetch(`${origin()}/api/live`, { headers: { cookie }, signal: gone.signal });
  const reader = answer.body?.getReader();
  if (!reader) throw new Error(`The stream answered ${answer.status} without a body`);
  const decoder = new TextDecoder();
  let text = '';
  const readOn = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: true });
    return !done;
  };
  return {
    /** Reads until what was heard so far fits. */
    until: async (fits: (heard: string) => boolean): Promise<void> => {
      while (!fits(text)) if (!(await readOn())) throw new Error(`The stream ended early: ${text}`);
    },
    /** Reads to the end that the server makes. */
    whole: async (): Promise<string> => {
      while (await readOn());
      return text;
    },
    /** Leaves; returns what was heard. */
    stop: async (): Promise<string> => {
      await reader.cancel();
      gone.abort();
      return text;
    },
  };
}
