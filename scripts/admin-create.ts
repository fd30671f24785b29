import { Client } from 'pg';
import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { invitationForm } from '@/lib/identity/schema';
import { publicOrigin } from '@/lib/platform/env';
import { hashOf, newId, newSecret } from '@/lib/shared/ids';
import { plainLine } from '@/lib/shared/plain-text';

class Refusal extends Error {}

const HOURS = 24;
/** What the record says before and after. */
const MADE = {
  invitationBefore: null,
  invitationAfter: 'open',
  rolesBefore: null,
  rolesAfter: 'administrator',
  origin: 'terminal',
};

const wanted = z.object({
  email: invitationForm.shape.email,
  name: invitationForm.shape.name,
  organization: z.string().max(200).transform(plainLine).default('21Vianet'),
  locale: z.enum(LOCALES).default('en'),
  mail: z.boolean().default(false),
  another: z.boolean().default(false),
});
type Wanted = z.infer<typeof wanted>;

/** The operator's organization, made when there is none. */
async function operatorOf(client: Client, { organization, email }: Wanted): Promise<{ id: string; name: string }> {
  const { rows } = await client.query<{ id: string; name: string }>(
    "SELECT id, name FROM organization WHERE kind = 'operator' ORDER BY id LIMIT 1",
  );
  if (rows[0]) return rows[0];
  const id = newId();
  await client.query(
    "INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'operator', $2, $3, $4)",
    [id, organization, organization.normalize('NFKC').toLowerCase(), email.split('@')[1]],
  );
  console.log(`made the operator's organization: ${organization}`);
  return { id, name: organization };
}

async function mustBeWanted(client: Client, operatorId: string, { email, another }: Wanted): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT p.name FROM person p JOIN person_role r ON r.person_id = p.id
     WHERE p.organization_id = $1 AND r.role = 'administrator' AND p.disabled_at IS NULL ORDER BY p.created_at LIMIT 1`,
    [operatorId],
  );
  if (rows[0] && !another)
    throw new Refusal(
      `There is an administrator already: ${rows[0].name}, who invites others under People. To make one more from here add --another.`,
    );
  const taken = await client.query('SELECT 1 FROM person WHERE email = $1', [email]);
  if (taken.rowCount) throw new Refusal(`${email} signs in already: a person's roles are changed under People.`);
}

/**
 * Skips the sign-in and the policy table, as whoever runs this has the address of the database's owner: invites an administrator of the
 * operator. What was done stands on the record, as done from the terminal. The link is printed once, and only its hash is kept.
 */
async function unsafeInvite(client: Client, given: Wanted): Promise<string | null> {
  const operator = await operatorOf(client, given);
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('people ' || $1::text, 0))", [operator.id]);
  await mustBeWanted(client, operator.id, given);
  await client.query(
    'UPDATE invitation SET withdrawn_at = now() WHERE organization_id = $1 AND email = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL',
    [operator.id, given.email],
  );
  const id = newId();
  await client.query(
    `INSERT INTO invitation (id, organization_id, email, name, roles, locale, invited_by_organization_id, created_at, expires_at)
     VALUES ($1, $2, $3, $4, '{administrator}', $5, $2, now(), now() + make_interval(hours => $6))`,
    [id, operator.id, given.email, given.name, given.locale, HOURS],
  );
  const secret = given.mail ? null : newSecret();
  await client.query(
    `INSERT INTO account_link (id, purpose, invitation_id, token_hash, state, expires_at, finished_at)
     VALUES ($1, 'invitation', $2, $3::text, CASE WHEN $3::text IS NULL THEN 'pending' ELSE 'printed' END,
       CASE WHEN $3::text IS NOT NULL THEN now() + make_interval(hours => $4) END, CASE WHEN $3::text IS NOT NULL THEN now() END)`,
    [newId(), id, secret && hashOf(secret), HOURS],
  );
  const eventId = newId();
  await client.query(
    `INSERT INTO event (id, name, action, rule, actor_organization_id, record_type, record_id, audience, data, at)
     VALUES ($1, 'invitation.made', 'person.invite', 'P19', $2, 'invitation', $3, 'operator', $4, now())`,
    [eventId, operator.id, id, JSON.stringify({ organization: operator.id, ...MADE })],
  );
  await client.query("INSERT INTO event_words (event_id, name, words) VALUES ($1, 'name', $2), ($1, 'email', $3)", [
    eventId,
    given.name,
    given.email,
  ]);
  return secret;
}

async function main(text = '{}'): Promise<void> {
  const parsed = wanted.safeParse(JSON.parse(text));
  if (!parsed.success)
    throw new Refusal(`Not usable: ${parsed.error.issues.map((one) => one.path.join('.')).join(', ')}`);
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    const secret = await unsafeInvite(client, parsed.data);
    await client.query('COMMIT');
    const { name, email } = parsed.data;
    if (secret === null) console.log(`The worker mails the link to ${email} as soon as the portal runs.`);
    else
      console.log(
        `\n${name} (${email}) becomes an administrator by opening this link once, within ${HOURS} hours:\n${publicOrigin()}/invitation/${secret}\n`,
      );
  } finally {
    await client.end();
  }
}

main(process.argv[2]).catch((error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
  console.log(error.message);
  process.exitCode = 1;
});
