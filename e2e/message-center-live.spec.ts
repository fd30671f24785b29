import { randomUUID } from 'node:crypto';
import { ORGANIZATIONS, PEOPLE } from '@/test/cast';
import { expect, type Sql, test } from './fixtures';
import { type Made, publish, rowOf } from './messages';

/** As the editor's command leaves it: the message, and its event for the operator's own record. */
async function update(sql: Sql, { id }: Made, title: string): Promise<void> {
  await sql('UPDATE service_message SET title = $2, updated_at = now() WHERE id = $1', [id, title]);
  await sql(
    `INSERT INTO event (id, name, action, rule, actor_id, actor_organization_id, record_type, record_id, audience, data, at)
     VALUES ($1, 'service_message.updated', 'service_message.publish', 'P1', $2, $3, 'service_message', $4, 'operator', '{}', now())`,
    [randomUUID(), PEOPLE.wu.id, ORGANIZATIONS.operator.id, id],
  );
}

test('Message Center shows a message that is changed while it is open, in the list and in the reading pane', async ({
  signIn,
  sql,
}) => {
  const message = await publish(sql, 'Live-canary');
  const list = await signIn('tina', { locale: 'en' });
  const pane = await signIn('mei', { locale: 'en' });
  await list.page.goto(`/message-center?q=${message.id}`);
  await expect(rowOf(list.page, message)).toBeVisible();
  await pane.page.goto(`/message-center/${message.id}`);
  await expect(pane.page.getByRole('heading', { level: 1, name: message.title })).toBeVisible();
  const title = `${message.title} anew`;
  await update(sql, message, title);
  await expect(list.page.getByRole('link', { name: title })).toBeVisible();
  await expect(pane.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});

test('A planned change says what the release preference of the tenant means for it; who may change it gets the way there', async ({
  signIn,
  sql,
}) => {
  const message = await publish(sql, 'Release-canary');
  const tina = await signIn('tina', { locale: 'en' });
  await tina.page.goto(`/message-center/${message.id}`);
  await expect(tina.page.getByText(/^Your organization is on (standard|targeted) release/)).toBeVisible();
  await tina.page.getByRole('link', { name: 'Change the release preference' }).click();
  await expect(tina.page).toHaveURL(/\/configuration$/);
  const mei = await signIn('mei', { locale: 'en' });
  await mei.page.goto(`/message-center/${message.id}`);
  await expect(mei.page.getByText(/^Your organization is on (standard|targeted) release/)).toBeVisible();
  await expect(mei.page.getByRole('link', { name: 'Change the release preference' })).toHaveCount(0);
});
