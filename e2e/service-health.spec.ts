import { randomUUID } from 'node:crypto';
import { problem } from './filing';
import { expect, test } from './fixtures';
import { addUpdate, fillIssue, forgetIssues, publishIssue } from './service-health';
import { watchFor, whenSeen } from './watch';

const WORD = `Slow-${randomUUID().slice(0, 8)}`;

test.afterAll(async ({ sql }) => forgetIssues(sql, WORD));

test('wu publishes an issue, seeing before whom it reaches; tina sees it and each update without reloading, lena nothing', async ({
  signIn,
}) => {
  const [wu, tina, lena] = [
    await signIn('wu', { locale: 'en' }),
    await signIn('tina', { locale: 'en' }),
    await signIn('lena', { locale: 'en' }),
  ];
  const title = `${WORD} joining of meetings`;
  await wu.page.goto('/service-health');
  await wu.page.getByRole('link', { name: 'Write service health' }).click();
  await wu.page.getByRole('link', { name: 'New issue' }).click();
  await wu.page.getByRole('link', { name: 'Microsoft Teams' }).click();
  const reach = wu.page.getByRole('region', { name: 'Whom this reaches' });
  await expect(reach.getByText(/^\d+ customers$/)).toBeVisible();
  const reached = await reach.getByRole('listitem').allTextContents();
  expect(reached).toEqual(
    expect.arrayContaining(['Adatum', 'Tailspin Toys', 'Wingtip Energy', 'Contoso Cloud', 'Fabrikam Partners']),
  );
  expect(reached).not.toContain('Litware');
  await tina.page.goto('/service-health?service=teams');
  await expect(tina.page.getByRole('heading', { level: 1, name: 'Service health' })).toBeVisible();
  await watchFor(tina.page, title);
  const id = await publishIssue(wu.page, title);
  await whenSeen(tina.page);
  const services = tina.page.getByRole('table', { name: 'Services' });
  await expect(services.getByRole('row', { name: /Microsoft Teams/ })).toContainText('Investigating');
  await tina.page.getByRole('link', { name: title }).click();
  await expect(tina.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(tina.page.getByText('Joining a meeting takes several minutes.')).toBeVisible();
  await watchFor(tina.page, 'One relay is replaced.');
  await addUpdate(wu.page, id, 'One relay is replaced.', 'Restoring service');
  await whenSeen(tina.page);
  await expect(tina.page.getByRole('list', { name: 'All updates' }).getByRole('listitem').first()).toContainText(
    'One relay is replaced.',
  );
  const [absent, unknown] = [
    await lena.page.goto(`/service-health/${id}`),
    await lena.page.goto('/service-health/TM999999999'),
  ];
  expect([absent?.status(), unknown?.status()]).toEqual([404, 404]);
  await lena.page.goto('/service-health');
  await expect(lena.page.getByRole('table', { name: 'Services' })).toBeVisible();
  await expect(lena.page.getByRole('main')).not.toContainText(WORD);
  await expect(lena.page.getByRole('table').getByText('Microsoft Teams')).toHaveCount(0);

  await wu.page.goto(`/communications/health/${id}`);
  await wu.page.getByText('Resolve', { exact: true }).click();
  const end = wu.page.locator('form#resolve');
  await end.getByLabel('End time').fill('2026-01-05T08:00');
  await end.getByLabel('Update', { exact: true }).fill('Meetings can be joined at once again.');
  await end.getByRole('button', { name: 'Resolve issue' }).click();
  await expect(end.getByText('This lies before the start.').first()).toBeVisible();
  await expect(end.getByLabel('Update', { exact: true })).toHaveValue('Meetings can be joined at once again.');
  await end.getByLabel('End time').fill('2026-01-05T12:00');
  await end.getByRole('button', { name: 'Resolve issue' }).click();
  await expect(wu.page.getByText('Service restored').first()).toBeVisible();
});

test('We are affected too: serge says so, changes it and takes it back; wu and hana read it, wendy does not', async ({
  signIn,
}) => {
  const [wu, serge, hana, wendy, mei] = [
    await signIn('wu', { locale: 'en' }),
    await signIn('serge', { locale: 'en' }),
    await signIn('hana', { locale: 'en' }),
    await signIn('wendy', { locale: 'en' }),
    await signIn('mei', { locale: 'en' }),
  ];
  const id = await publishIssue(wu.page, `${WORD} affects several`);
  const address = `/service-health/${id}`;
  await serge.page.goto(address);
  await serge.page.getByLabel('Number of users affected (optional)').fill('many');
  await serge.page.getByLabel('In your own words (optional)').fill(`${WORD}: our sales meetings begin late.`);
  await serge.page.getByRole('button', { name: 'We are affected too' }).click();
  await expect(serge.page.getByText('Enter a whole number from 1.').first()).toBeVisible();
  await expect(serge.page.getByLabel('In your own words (optional)')).toHaveValue(
    `${WORD}: our sales meetings begin late.`,
  );
  await serge.page.getByLabel('Number of users affected (optional)').fill('12');
  await serge.page.getByRole('button', { name: 'We are affected too' }).click();
  await expect(serge.page.getByText('Tailspin Toys said that it is affected')).toBeVisible();
  await serge.page.goto('/service-health?tab=reported');
  await expect(serge.page.getByRole('row', { name: new RegExp(`${WORD} affects several`) })).toContainText('12 users');

  await wu.page.goto(address);
  const reported = wu.page.getByRole('region', { name: 'Who says that it is affected' });
  await expect(reported).toContainText('Tailspin Toys');
  await expect(reported).toContainText('1 organization; users given in all: 12');
  await hana.page.goto(address);
  await expect(hana.page.getByText('One of your customers says that it is affected')).toBeVisible();
  await wendy.page.goto(address);
  await expect(wendy.page.getByRole('heading', { name: 'Are you affected too?' })).toBeVisible();
  await expect(wendy.page.getByRole('main')).not.toContainText('Tailspin');
  await expect(wendy.page.getByRole('main')).not.toContainText('12 users');

  await mei.page.goto(address);
  await expect(mei.page.getByText('Tailspin Toys said that it is affected')).toBeVisible();
  await mei.page.getByText('We are affected too').click();
  await expect(mei.page.getByText('Rule P1')).toBeVisible();
  await expect(mei.page.getByText('Serge Baranov').first()).toBeVisible();

  await serge.page.goto(address);
  await serge.page.getByRole('button', { name: 'We are not affected after all' }).click();
  await expect(serge.page.getByRole('button', { name: 'We are affected too' })).toBeVisible();
  await hana.page.goto(address);
  await expect(hana.page.getByText('One of your customers says that it is affected')).toHaveCount(0);
});

test('Without JavaScript service health is read and written, and of two editors the second is told', async ({
  signIn,
}) => {
  const context = { javaScriptEnabled: false };
  const [wu, other, tina] = [
    await signIn('wu', { locale: 'en', context }),
    await signIn('wu', { locale: 'en', context }),
    await signIn('tina', { locale: 'en', context }),
  ];
  const id = await publishIssue(wu.page, `${WORD} without a script`);
  await other.page.goto(`/communications/health/${id}`);
  await addUpdate(wu.page, id, 'Written first, by one editor.');
  const form = other.page.locator('form#post');
  await form.getByLabel('Update', { exact: true }).fill('Written at the same time by another.');
  await form.getByRole('button', { name: 'Publish update' }).click();
  await expect(problem(other.page)).toContainText('Somebody changed this while you had it open.');
  await expect(other.page.getByText('Written first, by one editor.')).toBeVisible();
  await expect(form.getByLabel('Update', { exact: true })).toHaveValue('Written at the same time by another.');
  await form.getByRole('button', { name: 'Publish update' }).click();
  await expect(other.page.getByText('Published.', { exact: true })).toBeVisible();

  await tina.page.goto(`/service-health/${id}`);
  await tina.page.getByLabel('Number of users affected (optional)').fill('3');
  await tina.page.getByRole('button', { name: 'We are affected too' }).click();
  await expect(tina.page.getByText('Tailspin Toys said that it is affected')).toBeVisible();
  await tina.page.goto('/service-health');
  await tina.page.getByRole('link', { name: 'Issue history' }).click();
  await tina.page.getByLabel('Resolved in').selectOption('30');
  await tina.page.getByRole('button', { name: 'Apply' }).click();
  await expect(tina.page).toHaveURL(/tab=history.*days=30/);
  await expect(
    tina.page.getByRole('link', { name: 'Sync pauses on computers with a long list of changes' }),
  ).toBeVisible();
});

test('An update that was typed and not sent is found again', async ({ signIn }) => {
  const { page } = await signIn('wu', { locale: 'en' });
  const id = await publishIssue(page, `${WORD} typed in part`);
  const form = page.locator('form#post');
  await form.getByLabel('Update', { exact: true }).fill('Half of a sentence that');
  await expect(form.getByText('Draft kept')).toBeVisible();
  await page.goto('/service-health');
  await page.goto(`/communications/health/${id}`);
  await expect(form.getByLabel('Update', { exact: true })).toHaveValue('Half of a sentence that');
});

test('What is wrong in a new issue is said beside the field, and only the editor writes', async ({ signIn }) => {
  const wu = await signIn('wu', { locale: 'en' });
  await wu.page.goto('/communications/health/new?service=teams');
  await fillIssue(wu.page, `${WORD} in the future`);
  await wu.page.getByLabel('Estimated start time').fill(`${new Date().getUTCFullYear() + 2}-01-01T09:00`);
  await wu.page.getByLabel('User impact').fill('Short');
  await wu.page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(wu.page.getByText('Say a little more: at least').first()).toBeVisible();
  await expect(wu.page.getByLabel('Title')).toHaveValue(`${WORD} in the future`);
  await wu.page.getByLabel('User impact').fill('Joining a meeting takes several minutes.');
  await wu.page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(wu.page.getByText('This lies in the future.').first()).toBeVisible();
  for (const who of ['lin', 'tina', 'hana'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    await page.goto('/communications/health/new?service=teams');
    await expect(page.getByText('Why this is not open to you')).toBeVisible();
  }
});
