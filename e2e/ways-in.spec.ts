import { randomUUID } from 'node:crypto';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { ORGANIZATIONS } from '@/test/cast';
import { faultsOf } from './axe';
import { expect, type Sql, test } from './fixtures';

/** An open invitation to Contoso, made by this person, whose link is out. */
async function invitation(sql: Sql, by: string, roles = ['helpdesk_agent']) {
  const [id, secret] = [randomUUID(), newSecret()];
  await sql(
    `INSERT INTO invitation (id, organization_id, email, name, roles, locale, invited_by, invited_by_organization_id, created_at, expires_at)
     VALUES ($1, $2, $3, 'Ines Invited', $5, 'en', $4, $2, now(), now() + interval '7 days')`,
    [id, ORGANIZATIONS.contoso.id, `ines-${id.slice(0, 8)}@invited.example`, by, roles],
  );
  await sql(
    `INSERT INTO account_link (id, purpose, invitation_id, token_hash, expires_at, state)
     VALUES (gen_random_uuid(), 'invitation', $1, $2, now() + interval '7 days', 'sent')`,
    [id, hashOf(secret)],
  );
  return { id, link: `/invitation/${secret}` };
}

test('Who has no password is told how they sign in; who looks after them removes the tie to the identity provider', async ({
  signIn,
  sql,
}) => {
  const hana = await signIn('hana', { locale: 'en' });
  await sql('DELETE FROM credential WHERE person_id = $1', [hana.id]);
  await sql("INSERT INTO provider_identity (issuer, subject, person_id) VALUES ('https://elsewhere.example', $1, $2)", [
    randomUUID(),
    hana.id,
  ]);
  await hana.page.goto('/settings/security');
  await expect(hana.page.getByText('Your account has no password')).toBeVisible();
  await expect(hana.page.getByLabel('Current password')).toHaveCount(0);
  expect(await faultsOf(hana.page)).toEqual([]);

  const ula = await signIn('ula', { locale: 'en' });
  await ula.page.goto(`/people/${hana.id}`);
  await ula.page.getByRole('button', { name: 'Remove the tie to the identity provider' }).click();
  await expect(ula.page.getByText('The tie to the identity provider was removed.')).toBeVisible();
  await expect(ula.page.getByRole('region', { name: 'Record' })).toContainText('Tie to the identity provider removed');
  await expect(ula.page.getByRole('button', { name: 'Remove the tie to the identity provider' })).toHaveCount(0);
  await hana.page.goto('/settings/security');
  await expect(hana.page).toHaveURL(/\/sign-in/);
});

test('Disabling says how many open invitations go along; their links are withdrawn. An invitation says whose session it ends', async ({
  signIn,
  sql,
}) => {
  const [ula, ada] = [await signIn('ula', { locale: 'en' }), await signIn('ada', { locale: 'en' })];
  const { link } = await invitation(sql, ula.id);
  await ada.page.goto(link);
  await expect(ada.page.getByText('You are signed in as Ada')).toBeVisible();
  expect(await faultsOf(ada.page)).toEqual([]);
  await ada.page.goto(`/people/${ula.id}`);
  await expect(
    ada.page.getByText('One open invitation that this person made is withdrawn along with it.'),
  ).toBeVisible();
  await ada.page.getByRole('button', { name: 'Disable' }).click();
  await expect(ada.page.getByRole('button', { name: 'Enable' })).toBeVisible();
  await ada.page.goto(link);
  await expect(ada.page.getByRole('heading', { name: 'This invitation was withdrawn' })).toBeVisible();
});

test('A global admin’s invitation offers nothing to a user management admin, and says why; nor do the roles of a global admin', async ({
  signIn,
  sql,
}) => {
  const [ula, ada] = [await signIn('ula', { locale: 'en' }), await signIn('ada', { locale: 'en' })];
  const { id } = await invitation(sql, ada.id, ['global_admin']);
  await ula.page.goto(`/people/invitations/${id}`);
  await expect(ula.page.getByText('Only a global admin looks after a global admin.')).toBeVisible();
  await expect(ula.page.getByRole('button', { name: 'Withdraw' })).toHaveCount(0);
  await ula.page.goto(`/people/${ada.id}`);
  await expect(ula.page.getByRole('button', { name: 'Change the roles' })).toHaveCount(0);
  await ada.page.goto(`/people/invitations/${id}`);
  await ada.page.getByRole('button', { name: 'Withdraw' }).click();
  await expect(ada.page.getByText('Withdrawn', { exact: true })).toBeVisible();
});

test('The link of an invitation that was accepted through the provider speaks of no password', async ({
  page,
  signIn,
  sql,
}) => {
  const [ula, hana] = [await signIn('ula'), await signIn('hana')];
  const { id, link } = await invitation(sql, ula.id);
  await sql('DELETE FROM credential WHERE person_id = $1', [hana.id]);
  await sql('UPDATE invitation SET accepted_at = now(), person_id = $2 WHERE id = $1', [id, hana.id]);
  await page.goto(link);
  await expect(page.getByText('no password was chosen')).toBeVisible();
});
