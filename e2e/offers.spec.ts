import { ORGANIZATIONS } from '@/test/cast';
import { problem } from './filing';
import { expect, test, unique } from './fixtures';
import { sold } from './sold';

const ORDER = `/customers/${ORGANIZATIONS.tailspin.id}/order`;

test.describe('Without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an offer is added, what is wrong is said beside its field and nothing typed is lost; partners order it, and only some see its price', async ({
    signIn,
  }) => {
    const { page } = await signIn('he', { locale: 'en' });
    const name = `Teams Rooms ${unique()}`;
    await page.goto('/settings/offers');
    await page.getByRole('link', { name: 'Add an offer' }).click();
    await page.getByLabel('Name of the offer').fill(name);
    await page.getByLabel('Seats at most').fill('none');
    await page.getByLabel(/^Price for a seat and month/).fill('free');
    await page.getByRole('button', { name: 'Add an offer' }).click();
    await expect(problem(page)).toContainText('Services included: Choose at least one service.');
    await expect(page.getByLabel('Seats at most')).toHaveAccessibleDescription(/Enter a whole number from 1/);
    await expect(page.getByLabel(/^Price for a seat and month/)).toHaveAccessibleDescription(/such as 49\.90/);
    await expect(page.getByLabel('Name of the offer')).toHaveValue(name);
    await page.getByLabel('Seats at most').fill('300');
    await page.getByLabel(/^Price for a seat and month/).fill('49.90');
    await page.getByRole('group', { name: 'Services included' }).getByLabel('Microsoft Teams').check();
    await page.getByRole('button', { name: 'Add an offer' }).click();
    await expect(page.getByText('Saved. Partners can order it from now on.')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Prices' })).toContainText('49.90');

    const ada = await signIn('ada', { locale: 'en' });
    await ada.page.goto(ORDER);
    await expect(ada.page.getByRole('option', { name: new RegExp(`${name}.*49\\.90`) })).toBeAttached();
    const sam = await signIn('sam', { locale: 'en' });
    await sam.page.goto(ORDER);
    await expect(sam.page.getByRole('option', { name: new RegExp(name) })).toBeAttached();
    await expect(sam.page.getByText('49.90')).toHaveCount(0);

    await page.getByRole('button', { name: 'Retire' }).click();
    await expect(page.getByText('It can no longer be ordered. Subscriptions go on.')).toBeVisible();
    await ada.page.reload();
    await expect(ada.page.getByRole('option', { name: new RegExp(name) })).toHaveCount(0);
    await page.getByRole('button', { name: 'Offer again' }).click();
    await expect(page.getByText('It can be ordered again.')).toBeVisible();
  });
});

test('A price that follows another is announced: who pays reads it beside what holds, and the running term keeps its own', async ({
  signIn,
  sql,
}) => {
  const id = `own-${unique()}`;
  await sql('INSERT INTO offer (id, name) VALUES ($1, $2)', [id, `Archive ${id}`]);
  await sql("INSERT INTO offer_service (offer_id, service_id) VALUES ($1, 'exchange')", [id]);
  const { page } = await signIn('he', { locale: 'en' });
  await page.goto(`/settings/offers/${id}`);
  const set = async (price: string) => {
    await page.getByLabel(/^Price for a seat and month/).fill(price);
    await page.getByRole('button', { name: 'Set the price' }).click();
  };
  await set('20');
  await expect(page.getByText('The price is set. Running terms keep theirs.')).toBeVisible();
  const subscription = await sold(sql, { offer: id, quantity: 10 });
  await set('25,5');
  await expect(page.getByRole('table', { name: 'Prices' }).getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('table', { name: 'Prices' })).toContainText('Announced');
  await expect(page.getByRole('table', { name: 'What was changed' })).toContainText(/20\.00 → .*25\.50/);

  const bo = await signIn('bo', { locale: 'en' });
  await bo.page.goto('/subscriptions/prices');
  await expect(bo.page.getByRole('row', { name: new RegExp(id) })).toContainText(/20\.00.*25\.50 for terms from/s);
  const ada = await signIn('ada', { locale: 'en' });
  await ada.page.goto(`/subscriptions/${subscription.id}`);
  await expect(ada.page.getByText(/20\.00/).first()).toBeVisible();
  await expect(ada.page.getByText(/25\.50/)).toHaveCount(0);
});

test('Two who change one offer: the second is told, keeps what was typed, and sees what stands', async ({
  signIn,
  sql,
}) => {
  const id = `own-${unique()}`;
  await sql('INSERT INTO offer (id, name) VALUES ($1, $2)', [id, `Planner ${id}`]);
  await sql("INSERT INTO offer_service (offer_id, service_id) VALUES ($1, 'teams')", [id]);
  const [{ page: one }, { page: two }] = [await signIn('he', { locale: 'en' }), await signIn('he', { locale: 'en' })];
  for (const page of [one, two]) await page.goto(`/settings/offers/${id}?edit=1`);
  await one.getByLabel('Seats at most').fill('50');
  await one.getByRole('button', { name: 'Save' }).click();
  await expect(one.getByText('Saved. Subscriptions go on as they are.')).toBeVisible();
  await two.getByLabel('Seats at most').fill('70');
  await two.getByRole('button', { name: 'Save' }).click();
  await expect(problem(two)).toContainText('Somebody changed this while you had it open');
  await expect(two.getByLabel('Seats at most')).toHaveValue('70');
  await expect(two.getByRole('table', { name: 'What was changed' })).toContainText('10,000,000 → 50');
  await two.getByRole('button', { name: 'Save' }).click();
  await expect(two.getByText('Saved. Subscriptions go on as they are.')).toBeVisible();
  expect(await sql('SELECT max_quantity, version FROM offer WHERE id = $1', [id])).toEqual([
    { max_quantity: 70, version: 3 },
  ]);
});

test('Who may only look reads who can; support engineers, partners and customers find no offers', async ({
  signIn,
}) => {
  const qian = await signIn('qian', { locale: 'en' });
  await qian.page.goto('/settings/offers/o365-e1');
  await expect(qian.page.getByRole('button', { name: /Retire|Set the price/ })).toHaveCount(0);
  await qian.page.getByText('Why you cannot change this').click();
  await expect(qian.page.getByText('Rule P10')).toBeVisible();
  for (const who of ['lin', 'ada', 'tina'] as const) {
    const { page } = await signIn(who, { locale: 'en' });
    await page.goto('/settings/offers');
    await expect(page.getByText('Why this is not open to you')).toBeVisible();
    await expect(page.getByText('Office 365 Enterprise E1')).toHaveCount(0);
  }
});
