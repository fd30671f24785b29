import { randomUUID } from 'node:crypto';
import { PEOPLE } from '@/test/cast';
import { fileRequest } from './filing';
import { expect, test } from './fixtures';

test('Mail that a server refused: he sees event, organization, domain and cause, no title and no address, and sends it again', async ({
  signIn,
  sql,
}) => {
  const title = `Refused ${randomUUID().slice(0, 8)}`;
  const hana = await signIn('hana', { locale: 'en' });
  const number = await fileRequest(hana.page, { title });
  const [event] = await sql("SELECT id FROM event WHERE name = 'escalation.submitted' AND data ->> 'number' = $1", [
    number,
  ]);
  const id = randomUUID();
  const cause = `550 5.1.1 mailbox ${id.slice(0, 8)} is gone`;
  await sql(
    `INSERT INTO notification (id, event_id, event_name, kind, person_id, state, attempts, due_at, created_at, finished_at, last_error)
     VALUES ($1, $2, 'escalation.submitted', 'requests', $3, 'refused', 1, now(), now(), now(), $4)`,
    [id, event?.id, PEOPLE.hana.id, `${cause} <${PEOPLE.hana.email}>`],
  );
  const { page } = await signIn('he', { locale: 'en' });
  await page.goto('/settings/delivery');
  await page.getByRole('link', { name: 'Mail troubles' }).click();
  const row = page.getByRole('row').filter({ hasText: cause });
  await expect(row).toContainText('Contoso Cloud');
  await expect(row).toContainText(PEOPLE.hana.email.split('@')[1] ?? '');
  await expect(page.getByRole('main')).not.toContainText(title);
  await expect(page.getByRole('main')).not.toContainText(PEOPLE.hana.email);
  await row.getByRole('button', { name: 'Send again' }).click();
  await expect(row).toHaveCount(0);
  await expect(async () => {
    const [mail] = await sql('SELECT state FROM notification WHERE id = $1', [id]);
    expect(mail?.state).toBe('kept');
  }).toPass();

  const qian = await signIn('qian', { locale: 'en' });
  await qian.page.goto('/settings/mail?show=unknown');
  await expect(qian.page.getByRole('button', { name: 'Send again' })).toHaveCount(0);
  await hana.page.goto('/settings/mail');
  await expect(hana.page.getByRole('main')).not.toContainText('Outcome unknown');
});
