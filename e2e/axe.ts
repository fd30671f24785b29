import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// A page compiles it anew each time: the small build takes a third less.
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe (WCAG 2.2 AA) finds on the page outside of what is left out, a line for each place. Frames inside are not entered. */
export async function faultsOf(
  page: Page,
  named = new URL(page.url()).pathname,
  leftOut: readonly string[] = [],
): Promise<string[]> {
  const axe = new AxeBuilder({ page, axeSource })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(RULES);
  for (const part of leftOut) axe.exclude(part);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${named}: ${id} (${help}) at ${node.target.join(' ')}`),
  );
}

/** How wide the page is, in words, when it is wider than the screen; else null. */
export const widerThanScreen = (page: Page) =>
  page.evaluate(() =>
    document.documentElement.scrollWidth > window.innerWidth ? `${document.documentElement.scrollWidth} px wide` : null,
  );
