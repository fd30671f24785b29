import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { faultsOf } from './axe';
import { fileRequest, send } from './filing';
import { expect, type Sql, test } from './fixtures';

/** Looks into the mailbox until a mail with these words is there, and opens it. */
async function openMail(page: Page, words: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto('/mailbox');
    await expect(page.getByRole('link', { name: words })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole('link', { name: words }).click();
  await expect(page).toHaveURL(/\/mailbox\/[0-9a-f-]{36}/);
}

const mailsOf = async (sql: Sql, personId: string, number: string) =>
  (
    await sql(
      "SELECT n.event_name FROM notification n JOIN event e ON e.id = n.event_id WHERE n.person_id = $1 AND e.data ->> 'number' = $2",
      [personId, number],
    )
  ).map((row) => row.event_name);

test('Mail: lin asks, and hana and a colleague who chose so find it in their mailboxes, each in their language; lin finds nothing of it', async ({
  signIn,
  sql,
}) => {
  const hana = await signIn('hana', { locale: 'en' });
  const colleague = await signIn('hana', { locale: 'zh-CN' });
  const lin = await signIn('lin', { locale: 'en' });

  await colleague.page.goto('/settings/notifications');
  await colleague.page.getByRole('checkbox', { name: '您团队的全部支持请求' }).check();
  await colleague.page.getByRole('button', { name: '保存' }).click();
  await expect(colleague.page.getByText('您的选择已保存。')).toBeVisible();

  const title = `Mail waits ${randomUUID().slice(0, 8)}`;
  const number = await fileRequest(hana.page, { title });
  await lin.page.goto(`/support-requests/${number}`);
  await send(lin.page, 'Ask the partner and wait', 'Which sender is it?', 'Send and wait for the partner');

  await openMail(hana.page, new RegExp(`\\[${number}\\] .*\\(21Vianet\\) has a question about “${title}”`));
  const text = hana.page.getByRole('region', { name: 'As text' });
  await expect(text).toContainText('Tailspin Toys');
  await expect(text).toContainText(`/support-requests/${number}`);
  await expect(text).not.toContainText('Which sender is it?');
  const html = hana.page.frameLocator('iframe');
  await expect(html.getByRole('link', { name: 'Open in the portal' })).toHaveAttribute(
    'href',
    new RegExp(`/support-requests/${number}$`),
  );
  expect(await faultsOf(hana.page)).toEqual([]);
  const address = new URL(hana.page.url()).pathname;

  await openMail(colleague.page, new RegExp(`\\[${number}\\] .*\\(21Vianet\\) 就“${title}”提出问题`));
  await expect(colleague.page.getByRole('region', { name: '纯文本' })).toContainText('客户：Tailspin Toys');

  await lin.page.goto('/mailbox');
  await expect(lin.page.getByText(number)).toHaveCount(0);
  expect(await mailsOf(sql, lin.id, number)).toEqual([]);
  for (const path of [address, `/mailbox/${randomUUID()}`, '/mailbox/nothing']) {
    expect((await lin.page.goto(path))?.status()).toBe(404);
    await expect(lin.page.getByText(title)).toHaveCount(0);
  }

  await hana.page.getByRole('link', { name: 'Open in the portal' }).first().click();
  await expect(hana.page).toHaveURL(new RegExp(`/support-requests/${number}$`));
});

test('Mail: what a person does not want is not sent, and the choice stays', async ({ signIn, sql }) => {
  const hana = await signIn('hana', { locale: 'en' });
  const colleague = await signIn('hana', { locale: 'en' });
  const lin = await signIn('lin', { locale: 'en' });
  for (const [{ page }, name, isWanted] of [
    [hana, 'Support requests you take part in', false],
    [colleague, 'All support requests of your team', true],
  ] as const) {
    await page.goto('/settings/notifications');
    await page.getByRole('checkbox', { name }).setChecked(isWanted);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Your choice is saved.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('checkbox', { name })).toBeChecked({ checked: isWanted });
  }
  const number = await fileRequest(hana.page, { title: `Unwanted ${randomUUID().slice(0, 8)}` });
  await lin.page.goto(`/support-requests/${number}`);
  await send(lin.page, 'Reply', 'We are looking at the queue.', 'Send reply');
  await openMail(colleague.page, new RegExp(`\\[${number}\\] .* replied`));
  expect(await mailsOf(sql, hana.id, number)).toEqual([]);
  await hana.page.goto('/mailbox');
  await expect(hana.page.getByText(number)).toHaveCount(0);
});

test('Mail: choosing and reading work without JavaScript', async ({ signIn, sql }) => {
  const hana = await signIn('hana', { locale: 'en' });
  const lin = await signIn('lin', { locale: 'en' });
  const title = `Read plainly ${randomUUID().slice(0, 8)}`;
  const number = await fileRequest(hana.page, { title });
  await lin.page.goto(`/support-requests/${number}`);
  await send(lin.page, 'Reply', 'It is found.', 'Send reply');
  await openMail(hana.page, new RegExp(`\\[${number}\\] .* replied`));

  const tina = await signIn('tina', { locale: 'en', context: { javaScriptEnabled: false } });
  await tina.page.goto('/settings/notifications');
  const summaries = tina.page.getByRole('checkbox', { name: 'Requests your partner filed for you' });
  await expect(summaries).toBeChecked();
  await summaries.uncheck();
  await tina.page.getByRole('button', { name: 'Save' }).click();
  await expect(tina.page.getByText('Your choice is saved.')).toBeVisible();
  await expect(summaries).not.toBeChecked();
  expect(
    await sql("SELECT by_mail FROM notification_preference WHERE person_id = $1 AND kind = 'requests_summary'", [
      tina.id,
    ]),
  ).toEqual([{ by_mail: false }]);
  expect((await tina.page.goto('/mailbox'))?.status()).toBe(200);
  await expect(tina.page.getByRole('heading', { name: 'Mailbox' })).toBeVisible();
});

test('Mail: a customer is told what its partner filed for it, and no more (P22)', async ({ signIn }) => {
  const tina = await signIn('tina', { locale: 'en' });
  const hana = await signIn('hana', { locale: 'en' });
  const summary = `Mail is late ${randomUUID().slice(0, 8)}`;
  const number = await fileRequest(hana.page, { title: 'CANARY-TITLE', description: 'CANARY-DESCRIPTION', summary });
  await openMail(tina.page, new RegExp(`\\[${number}\\] Contoso Cloud filed a support request`));
  const main = tina.page.getByRole('main');
  await expect(main).toContainText(summary);
  await expect(main).not.toContainText('CANARY');
  await expect(main).not.toContainText('Hana');
  await tina.page.getByRole('link', { name: 'Open in the portal' }).first().click();
  await expect(tina.page.getByText(summary)).toBeVisible();
});
