import { filingPath, fillRequest, numberOf } from './filing';
import { expect, test } from './fixtures';

test('A request that names an open issue says so, and stands with the issue on the operator’s home', async ({
  signIn,
}) => {
  const { page: hana } = await signIn('hana', { locale: 'en' });
  await hana.goto(filingPath('tailspin', 'exchange'));
  await fillRequest(hana, { title: `Of the known issue ${Date.now()}` });
  await hana.getByLabel('Is it one of the known issues?').selectOption('EX413207');
  await hana.getByRole('button', { name: 'Submit to 21Vianet' }).click();
  await numberOf(hana);
  await expect(hana.getByRole('link', { name: 'Mail from outside arrives late for some organizations' })).toBeVisible();
  const { page: zhao } = await signIn('zhao', { locale: 'en' });
  await zhao.goto('/');
  const row = zhao.getByRole('row').filter({ hasText: 'Mail from outside arrives late for some organizations' });
  await expect(row).toContainText('Exchange Online');
});
