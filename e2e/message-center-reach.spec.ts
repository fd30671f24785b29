import type { Page } from '@playwright/test';
import { faultsOf, widerThanScreen } from './axe';
import { expect, test } from './fixtures';
import { listed, publish, rowOf } from './messages';

test('A message reaches who it is meant for: others get the answer of an unknown id (P1, P19)', async ({
  signIn,
  sql,
}) => {
  const exchange = await publish(sql, 'Exchange-canary');
  const privacy = await publish(sql, 'Privacy-canary', { isPrivacy: true });
  const draft = await publish(sql, 'Draft-canary', { state: 'draft' });
  const told = async (page: Page, id: string) => {
    const answer = await page.goto(`/message-center/${id}`);
    return { status: answer?.status(), text: await page.getByRole('main').innerText() };
  };
  const lena = await signIn('lena');
  const mei = await signIn('mei');
  const tina = await signIn('tina', { locale: 'en' });
  const unknown = await told(lena.page, 'MC404');
  expect(unknown.status).toBe(404);
  for (const message of [exchange, privacy, draft]) expect(await told(lena.page, message.id)).toEqual(unknown);
  expect((await told(mei.page, exchange.id)).status).toBe(200);
  for (const message of [privacy, draft]) expect(await told(mei.page, message.id)).toEqual(unknown);
  expect((await told(tina.page, privacy.id)).status).toBe(200);
  expect(await told(tina.page, draft.id)).toEqual(unknown);
  for (const path of ['/message-center/nothing', '/message-center/MC', '/message-center/EX413207'])
    expect((await tina.page.goto(path))?.status()).toBe(404);
  for (const { page } of [lena, mei]) {
    await page.goto('/message-center?q=canary');
    await expect(page.getByRole('main')).not.toContainText('Privacy-canary');
    await expect(page.getByRole('main')).not.toContainText('Draft-canary');
  }
});

test('Partners have no Message Center, and max is told who may, by P1; staff read what is published', async ({
  signIn,
  sql,
}) => {
  const message = await publish(sql, 'Staff', { isPrivacy: true });
  for (const who of ['hana', 'fei', 'max'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    for (const path of ['/message-center', `/message-center/${message.id}`]) {
      await page.goto(path);
      await expect(page.getByText(/^Rule P1\. .+a partner has no Message Center\.$/)).toBeVisible();
      await expect(page.getByRole('main')).not.toContainText(message.title);
    }
    const may = page.getByText('Roles that may: global administrator', { exact: false });
    await expect(may).toHaveCount(who === 'max' ? 1 : 0);
  }
  const lin = await signIn('lin', { locale: 'en' });
  await lin.page.goto(listed(message));
  await expect(rowOf(lin.page, message)).toHaveCount(0);
  expect((await lin.page.goto(`/message-center/${message.id}`))?.status()).toBe(404);
  const { page } = await signIn('zhao', { locale: 'en' });
  await page.goto(listed(message));
  await expect(rowOf(page, message)).toContainText('global administrators and Message Center privacy readers only');
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await rowOf(page, message).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: message.title })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mark as read' })).toHaveCount(0);
});

test('Message Center in Traditional Chinese and in German: axe clean, and nothing wider than 320 px', async ({
  signIn,
}) => {
  const faults: string[] = [];
  for (const [who, locale, colorScheme] of [
    ['serge', 'zh-TW', 'dark'],
    ['tina', 'de', 'light'],
  ] as const) {
    const { page } = await signIn(who, { locale, context: { colorScheme } });
    for (const path of ['/message-center', '/message-center/MC900010']) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(path);
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
      faults.push(...(await faultsOf(page, `${who} ${path}`)));
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await widerThanScreen(page);
      if (wide) faults.push(`${who} ${path}: ${wide} on a screen of 320 px`);
    }
  }
  expect(faults).toEqual([]);
});
