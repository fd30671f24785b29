import { problem } from './filing';
import { expect, test } from './fixtures';
import { assign, main, refusedButton, sold } from './sold';

test('Quantities 0, -1, 1.5, 1e9, text, below assigned, while suspended: each its sentence', async ({
  signIn,
  sql,
}) => {
  const own = await sold(sql, { customer: 'wingtip' });
  await assign(sql, own.id);
  const { page } = await signIn('ada', { locale: 'en' });
  const sentences: [string, RegExp][] = [
    ['0', /At least 1 seat stays\./],
    ['-1', /cannot have fewer than no seats/],
    ['1.5', /Seats are whole/],
    ['1e9', /Write the number out in digits/],
    ['many', /in digits alone/],
    [' ', /Enter how many seats/],
    ['2', /3 seats are assigned to people\./],
    ['10000001', /takes 10,000,000 seats at most/],
    ['80', /what it has already/],
  ];
  for (const [typed, sentence] of sentences) {
    await page.goto(`${own.path}/change?what=quantity`);
    await page.getByLabel('Seats to have').fill(typed);
    await page.getByRole('button', { name: 'Show what it will bring' }).click();
    await expect(page.locator('#quantity-error')).toHaveText(sentence);
    await expect(page.getByLabel('Seats to have')).toHaveValue(typed);
  }
  await sql(
    "UPDATE subscription SET status = 'suspended', suspended_at = now(), suspension_reason = 'fraud' WHERE id = $1",
    [own.id],
  );
  await page.goto(`${own.path}/change?what=quantity&quantity=90`);
  await expect(main(page)).toContainText('The subscription is suspended. Seats change once it is reactivated.');
});

test('The second editor meets both versions', async ({ signIn, sql }) => {
  const own = await sold(sql);
  const [ada, sam] = [(await signIn('ada', { locale: 'en' })).page, (await signIn('sam', { locale: 'en' })).page];
  for (const [page, quantity] of [
    [ada, '90'],
    [sam, '95'],
  ] as const)
    await page.goto(`${own.path}/change?what=quantity&quantity=${quantity}`);
  await ada.getByRole('button', { name: 'Confirm: Change seats' }).click();
  await expect(ada).toHaveURL(`${own.path}?changed=quantity`);
  await sam.getByRole('button', { name: 'Confirm: Change seats' }).click();
  await expect(problem(sam)).toContainText('Somebody changed this while you had it open.');
  await expect(main(sam)).toContainText(`You saw${own.name}, 80 seats, Active, renews itself`);
  await expect(main(sam)).toContainText(`It stands now at${own.name}, 90 seats, Active, renews itself`);
  await sam.getByRole('button', { name: 'Confirm: Change seats' }).click();
  await expect(sam).toHaveURL(`${own.path}?changed=quantity`);
  await expect(main(sam)).toContainText('of 95 assigned');
});

test('Suspending shows its effects, takes the add-on along, and counts down for partner and customer', async ({
  signIn,
  sql,
}) => {
  const base = await sold(sql, { customer: 'wingtip', offer: 'exchange-online-archiving' });
  const addOn = await sold(sql, { customer: 'wingtip', offer: 'exchange-online-archiving', parent: base.id });
  const ada = (await signIn('ada', { locale: 'en' })).page;
  await ada.goto(base.path);
  await ada.getByRole('link', { name: 'Suspend' }).click();
  await ada.getByRole('radio', { name: 'non-payment' }).check();
  await ada.getByRole('button', { name: 'Show what it will bring' }).click();
  await expect(main(ada)).toContainText('Administrators still sign in and reach the data.');
  await expect(main(ada)).toContainText(`Suspended in the same act: ${addOn.name}.`);
  await ada.getByRole('button', { name: 'Confirm: Suspend' }).click();
  await expect(main(ada)).toContainText('60 days until the data is deleted');
  await ada.goto(addOn.path);
  await refusedButton(ada, 'Reactivate').click();
  await expect(main(ada).locator('details[open]')).toContainText('Reactivate that one first.');
  const wendy = (await signIn('wendy', { locale: 'en' })).page;
  await wendy.goto('/subscriptions?view=suspended');
  await expect(wendy.getByRole('row').filter({ hasText: base.name })).toContainText(
    '60 days until the data is deleted',
  );
  await ada.goto(base.path);
  await ada.getByRole('link', { name: 'Reactivate' }).click();
  await expect(main(ada)).toContainText(`Reactivated in the same act: ${addOn.name}.`);
  await ada.getByRole('button', { name: 'Confirm: Reactivate' }).click();
  await expect(main(ada)).not.toContainText('until the data is deleted');
});

test('Without JavaScript wendy asks and finds her draft, and ada previews, confirms and answers', async ({
  signIn,
  sql,
}) => {
  const own = await sold(sql, { customer: 'wingtip' });
  const options = { locale: 'en', context: { javaScriptEnabled: false } } as const;
  const wendy = (await signIn('wendy', options)).page;
  await wendy.goto(`/change-requests/new?subscription=${own.id}&kind=fewer_seats`);
  await wendy.getByLabel('Why').fill('Fewer people');
  await wendy.getByRole('button', { name: 'Keep for later' }).click();
  await expect(wendy.getByLabel('Why')).toHaveValue('Fewer people');
  await wendy.getByLabel('Seats to have then').fill('90');
  await wendy.getByRole('button', { name: 'Send to Contoso Cloud' }).click();
  await expect(main(wendy)).toContainText('It has 80 seats now. Enter fewer');
  await expect(wendy.getByLabel('Why')).toHaveValue('Fewer people');
  await wendy.getByLabel('Seats to have then').fill('70');
  await wendy.getByRole('button', { name: 'Send to Contoso Cloud' }).click();
  await expect(main(wendy)).toContainText('Sent to Contoso Cloud.');

  const ada = (await signIn('ada', options)).page;
  await ada.goto(new URL(wendy.url()).pathname);
  await ada.locator('form#execute').getByRole('button').click();
  await expect(main(ada)).toContainText('did it.');
  await ada.goto(`${own.path}/change?what=quantity`);
  await ada.getByLabel('Seats to have').fill('0');
  await ada.getByRole('button', { name: 'Show what it will bring' }).click();
  await expect(main(ada)).toContainText('At least 1 seat stays.');
  await ada.getByLabel('Seats to have').fill('75');
  await ada.getByRole('button', { name: 'Show what it will bring' }).click();
  await ada.getByRole('button', { name: 'Confirm: Change seats' }).click();
  await expect(main(ada)).toContainText('0 of 75 assigned');
});
