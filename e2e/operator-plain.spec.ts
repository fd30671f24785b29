import { startReceiver, status } from '@/test/receiver';
import { problem } from './filing';
import { expect, test, unique } from './fixtures';

test.use({ javaScriptEnabled: false });

test('Without JavaScript a partner is enrolled: what is wrong is said beside its field, and nothing typed is lost', async ({
  signIn,
  sql,
}) => {
  const { page } = await signIn('he', { locale: 'en' });
  const mark = unique();
  await page.goto('/organizations/new');
  await page.getByLabel('Name of the partner').fill(`Proseware ${mark}`);
  await page.getByLabel('Domain').fill('contoso.example');
  await page.getByLabel('MPN ID').fill('12');
  await page.getByLabel('Name of the person').fill('Pia Rossi');
  await page.getByLabel('Email of the person').fill(`pia@${mark}.example`);
  await page.getByLabel('Support hours').fill('Around the clock');
  await page.getByRole('button', { name: 'Enrol and invite' }).click();
  await expect(problem(page)).toContainText('MPN ID: Enter the MPN ID: 4 to 10 digits.');
  await page.getByLabel('MPN ID').fill(String(Math.floor(1e8 + Math.random() * 9e8)));
  await page.getByRole('button', { name: 'Enrol and invite' }).click();
  await expect(page.getByLabel('Domain')).toHaveAccessibleDescription(/Another partner has this domain/);
  await expect(page.getByLabel('Support hours')).toHaveValue('Around the clock');
  await page.getByLabel('Domain').fill(`${mark}.example`);
  await page.getByRole('button', { name: 'Enrol and invite' }).click();
  await expect(page.getByText('The partner is enrolled.')).toBeVisible();
  await expect(page.getByRole('heading', { name: `Proseware ${mark}` })).toBeVisible();
  expect(await sql('SELECT roles FROM invitation WHERE email = $1', [`pia@${mark}.example`])).toEqual([
    { roles: ['global_admin'] },
  ]);
  // The address was wrong: nobody ever signs in there, and the partner is not lost.
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('The invitation is withdrawn.')).toBeVisible();
  await page.getByLabel('Name of the person').fill('Pia Rossi');
  await page.getByLabel('Email of the person').fill(`rossi@${mark}.example`);
  await page.getByRole('button', { name: 'Invite another first global admin' }).click();
  await expect(page.getByText('The invitation is made.')).toBeVisible();
  await expect(page.getByText(`rossi@${mark}.example`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Invite another first global admin' })).toHaveCount(0);
});

test('Without JavaScript a receiver is added beside others, its secret shown once, and tested', async ({
  signIn,
  sql,
}) => {
  const receiver = await startReceiver();
  receiver.otherwise = status(202, {}, 'Taken with thanks');
  const { page } = await signIn('he', { locale: 'en' });
  const name = `Desk ${unique()}`;
  await page.goto('/settings/delivery?target=new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Address', { exact: true }).fill(receiver.url);
  await page.getByRole('radio', { name: /^Off/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.goto('/settings/delivery');
  await expect(page.getByText(/whsec_/)).toHaveCount(0);
  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.getByRole('button', { name: 'Send a test' }).click();
  await expect(row.getByText('Taken with thanks')).toBeVisible();
  expect(receiver.received.map((one) => JSON.parse(one.body).type)).toEqual(['delivery_target.test']);
  await row.getByRole('link', { name: 'Change' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  await receiver.close();
  await sql('UPDATE delivery_target SET is_enabled = false WHERE name = $1', [name]);
});

test('Without JavaScript the calendar is tried before it is saved', async ({ signIn }) => {
  const { page } = await signIn('zhao', { locale: 'de' });
  await page.goto('/settings/calendar?year=2027&edit=1');
  await page.getByLabel('Tag', { exact: true }).fill('2027-02-08');
  await page.getByRole('radio', { name: /Verlegter Arbeitstag/ }).check();
  await page.getByLabel('Bezeichnung').fill('Frühlingsfest');
  await page.getByRole('button', { name: 'An den letzten 500 Anfragen probieren' }).click();
  await expect(problem(page)).toContainText('Montag bis Freitag sind ohnehin Geschäftstage');
  await expect(page.getByLabel('Bezeichnung')).toHaveValue('Frühlingsfest');
  await page.getByRole('radio', { name: /^Feiertag/ }).check();
  await page.getByRole('button', { name: 'An den letzten 500 Anfragen probieren' }).click();
  await expect(page.getByText('Noch ist nichts gespeichert.')).toBeVisible();
  await expect(page.getByLabel('Tag', { exact: true })).toHaveValue('2027-02-08');
});
