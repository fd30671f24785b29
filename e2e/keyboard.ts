import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STEPS = 200;

/** The words by which the element that has the focus is known. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return '';
    const label =
      'labels' in element ? (element.labels as NodeListOf<HTMLLabelElement> | null)?.[0]?.innerText : undefined;
    return (element.getAttribute('aria-label') ?? label ?? element.innerText).replace(/\s+/g, ' ').trim();
  });

/** Whether an outline says where the focus is; with `at`, on what stands for the element that has it. */
export const focusIsSeen = (page: Page, at: Locator = page.locator(':focus')): Promise<boolean> =>
  at.evaluate((element) => getComputedStyle(element).outlineStyle !== 'none');

/** Presses Tab until the focus stands on what begins with these words. */
export async function tabTo(page: Page, words: string): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here.startsWith(words)) {
      expect(await focusIsSeen(page), `the focus on "${words}" is seen`).toBe(true);
      return;
    }
    passed.push(here.slice(0, 30));
  }
  throw new Error(`Tab never came to "${words}", but past ${[...new Set(passed)].join(' | ')}`);
}

/** Goes past the frame of the page that was just opened. */
export async function skipToPage(page: Page): Promise<void> {
  await tabTo(page, 'Skip to the page');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
}

export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

export async function press(page: Page, words: string, key = 'Enter'): Promise<void> {
  await tabTo(page, words);
  await page.keyboard.press(key);
}

/** Types "2026-11-21T08:05" into the browser's own field for an instant, which asks for month, day, year, hour, minute and half of the day, and moves on by itself. */
export async function typeInstant(page: Page, label: string, local: string): Promise<void> {
  const [year = '', month = '', day = '', hour = '', minute = ''] = local.split(/[-T:]/);
  await tabTo(page, label);
  await page.keyboard.type(
    `${month}${day}${year}${String(Number(hour) % 12 || 12).padStart(2, '0')}${minute}${Number(hour) < 12 ? 'A' : 'P'}`,
  );
}
