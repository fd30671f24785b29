import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.2 AA, as axe has it. */
export const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page that is open, without what lies in a frame: scripts do not run there. */
export const faultsOf = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).withTags(RULES).exclude('iframe').analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.target}`,
  );
