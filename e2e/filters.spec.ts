import { expect, test } from './fixtures';

for (const [who, path, field, value] of [
  ['ada', '/subscriptions', "Customer's name or domain", 'tailspin'],
  ['wu', '/message-center', 'Search', 'exchange'],
] as const)
  test(`filters of ${path} say what is shown after they are cleared, without loading the page anew`, async ({
    signIn,
  }) => {
    const { page } = await signIn(who, { locale: 'en' });
    await page.goto(path);
    const filters = page.getByRole('main').getByRole('search');
    const box = filters.getByLabel(field);
    await box.fill(value);
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page).toHaveURL(new RegExp(`q=${value}`));
    await expect(box).toHaveValue(value);
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await filters.getByRole('link').click();
    await expect(page).not.toHaveURL(/q=/);
    await expect(box).toHaveValue('');
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  });
