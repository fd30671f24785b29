import { expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    seenAt?: number;
  }
}

/** Notes, inside the page that is open, the instant at which a text first stands in it. A reload would lose the note. */
export const watchFor = (page: Page, text: string): Promise<void> =>
  page.evaluate((wanted) => {
    const look = () => {
      if (!document.body.innerText.includes(wanted)) return;
      window.seenAt = Date.now();
      observer.disconnect();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  }, text);

/** Milliseconds that the open page took to load: how fast this machine is just now. */
export const loadTime = (page: Page): Promise<number> =>
  page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).duration);

/** When the text came (ms since 1970). */
export async function whenSeen(page: Page): Promise<number> {
  await expect.poll(() => page.evaluate(() => window.seenAt ?? null), 'the text never came').not.toBeNull();
  return page.evaluate(() => window.seenAt ?? 0);
}
