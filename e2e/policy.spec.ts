import { POLICY } from '@/lib/policy/table';
import { ORGANIZATIONS, PEOPLE, type PersonKey } from '@/test/cast';
import { expect, test } from './fixtures';
import { press } from './keyboard';
import { say } from './words';

const actions = [...new Set<string>(POLICY.map((row) => row.action))];
const mayFile = (who: PersonKey) =>
  POLICY.some((row) => {
    const roles: readonly string[] = row.roles;
    const isOwn = row.side === ORGANIZATIONS[PEOPLE[who].organization].side;
    return isOwn && row.action === 'escalation.submit' && PEOPLE[who].roles.some((role) => roles.includes(role));
  });

/** Who reads what about filing: the rule that lets them, or refuses them. */
const ABOUT_FILING = { tina: 'P4', hana: 'P12', sam: 'P12', fei: 'P12', lin: 'P12', alan: 'P4' } as const;

for (const [who, rule] of Object.entries(ABOUT_FILING) as [PersonKey, string][]) {
  test(`/policy: the whole table for ${who}, in the language of ${who}: what may I, what may others, which rule`, async ({
    signIn,
  }) => {
    const { locale } = PEOPLE[who];
    const { page } = await signIn(who);
    await page.goto('/policy');
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(locale, 'policy.page.title'));
    for (const action of actions) await expect(page.locator(`tr[id="${action}"]`), action).toHaveCount(1);
    const row = page.locator('tr[id="escalation.submit"]');
    await expect(row).toContainText(say(locale, 'policy.actions.escalation_submit'));
    await expect(
      row.getByText(say(locale, `policy.page.${mayFile(who) ? 'yes' : 'no'}`), { exact: true }),
    ).toBeVisible();
    await expect(row).toContainText(say(locale, 'policy.ruleNamed', { rule }));
    await expect(row).toContainText(say(locale, `policy.rules.${rule}`));
    await expect(row).toContainText(say(locale, 'identity.roles.helpdesk_agent'));
    for (let number = 1; number <= 23; number += 1)
      await expect(page.locator(`[id="P${number}"]`)).toContainText(say(locale, `policy.rules.P${number}`));
  });
}

test('/policy: what I may and what I may not are addresses, and together they are all', async ({ signIn }) => {
  const { page } = await signIn('hana');
  const idsAt = async (path: string) => {
    await page.goto(path);
    return page.locator('tbody tr[id]').evaluateAll((rows) => rows.map((row) => row.id));
  };
  const may = await idsAt('/policy?show=may');
  await expect(page.getByRole('main').getByText('You may not', { exact: true })).toHaveCount(0);
  const mayNot = await idsAt('/policy?show=may_not');
  await expect(page.getByRole('main').getByText('You may', { exact: true })).toHaveCount(0);
  expect(may).toContain('escalation.submit');
  expect(mayNot).toContain('escalation.judge');
  expect([...may, ...mayNot].sort()).toEqual([...actions].sort());
  expect((await idsAt('/policy?show=nonsense')).sort()).toEqual([...actions].sort());
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'What I may not' }).click();
  await expect(page).toHaveURL('/policy?show=may_not');
});

test('Every refusal links to its row: sam meets it where filing is refused, by keyboard', async ({ signIn }) => {
  const { page } = await signIn('sam');
  await page.goto('/support-requests/new');
  await press(page, 'See this in the policy');
  await expect(page).toHaveURL('/policy#escalation.submit');
  const row = page.locator('tr[id="escalation.submit"]');
  await expect(row).toBeInViewport();
  await expect(page.locator('tr:target')).toHaveAttribute('id', 'escalation.submit');
  await expect(row).toContainText('You may not');
  await expect(row).toContainText('Rule P12');
  await expect(row).toContainText('admin agent, helpdesk agent, global admin');
  await page.goto('/support-requests');
  await expect(page.getByRole('main').getByRole('link', { name: 'See this in the policy' })).toHaveAttribute(
    'href',
    '/policy#escalation.view',
  );
});

test.describe('without JavaScript', () => {
  test('/policy is linked from the menu of everybody, and reads on a narrow screen', async ({ signIn }) => {
    for (const who of ['max', 'bo', 'wu'] as const) {
      const { page } = await signIn(who, {
        locale: 'de',
        context: { javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
      });
      await page.goto('/settings/you');
      await page.locator('summary').filter({ hasText: PEOPLE[who].name }).click();
      await page.getByRole('link', { name: 'Wer was darf' }).first().click();
      await expect(page).toHaveURL('/policy');
      await expect(page.getByRole('heading', { level: 1, name: 'Wer was darf' })).toBeVisible();
      await page.goto('/policy?show=may#person.preferences');
      const row = page.locator('tr[id="person.preferences"]');
      await expect(row).toBeInViewport();
      await expect(row).toContainText('Sie dürfen');
    }
  });
});
