import { randomUUID } from 'node:crypto';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { ORGANIZATIONS, type OrganizationKey, PEOPLE, type PersonKey } from './cast';
import { ownerSql } from './database';

type Given = {
  to?: OrganizationKey;
  by?: PersonKey;
  email?: string;
  roles?: string[];
  expiresAt?: string;
  /** Without a link: its mail is still to be written. */
  isUnsent?: true;
};

/** An invitation whose mail is out, inserted as the owner; returns the secret of its link too. */
export async function givenInvitation(given: Given = {}): Promise<{ id: string; secret: string; email: string }> {
  const { to = 'contoso', by = 'ula', roles = ['helpdesk_agent'] } = given;
  const id = randomUUID();
  const secret = newSecret();
  const email = given.email ?? `new-${id.slice(0, 8)}@invited.example`;
  await ownerSql(
    `INSERT INTO invitation (id, organization_id, email, name, roles, locale, invited_by, invited_by_organization_id, created_at, expires_at)
     VALUES ($1, $2, $3, 'Ines Invited', $4, 'en', $5, $6, now(), now() + interval '7 days')`,
    [id, ORGANIZATIONS[to].id, email, roles, PEOPLE[by].id, ORGANIZATIONS[PEOPLE[by].organization].id],
  );
  const isUnsent = given.isUnsent ?? false;
  await ownerSql(
    `INSERT INTO account_link (id, purpose, invitation_id, token_hash, expires_at, state)
     VALUES (gen_random_uuid(), 'invitation', $1, $2, CASE WHEN $2::text IS NOT NULL THEN coalesce($3::timestamptz, now() + interval '7 days') END, $4)`,
    [id, isUnsent ? null : hashOf(secret), given.expiresAt ?? null, isUnsent ? 'pending' : 'sent'],
  );
  return { id, secret, email };
}

/** An enrolled partner that nobody administers yet. */
export async function givenUnledPartner(): Promise<string> {
  const id = randomUUID();
  await ownerSql(
    "INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'partner', 'Unled Cloud', 'unled cloud', $2)",
    [id, `unled-${id.slice(0, 8)}.example`],
  );
  return id;
}

/** A link to choose a new password, as mailed to one of the cast. */
export async function givenReset(person: PersonKey, expiresAt?: string): Promise<string> {
  const secret = newSecret();
  await ownerSql(
    `INSERT INTO account_link (id, purpose, person_id, email, token_hash, expires_at, state)
     VALUES (gen_random_uuid(), 'password_reset', $1, $2, $3, coalesce($4::timestamptz, now() + interval '1 hour'), 'sent')`,
    [PEOPLE[person].id, PEOPLE[person].email, hashOf(secret), expiresAt ?? null],
  );
  return secret;
}

/** Somebody more with the organization, roles and password of one of the cast, inserted as the owner. */
export async function givenPerson(
  like: PersonKey,
  given: { roles?: readonly string[]; isDisabled?: true; email?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const { organization, locale, timeZone } = PEOPLE[like];
  await ownerSql(
    `INSERT INTO person (id, organization_id, name, email, locale, time_zone, disabled_at)
     VALUES ($1, $2, 'Zora Colleague', $3, $4, $5, CASE WHEN $6 THEN now() END)`,
    [
      id,
      ORGANIZATIONS[organization].id,
      given.email ?? `${id}@people.example`,
      locale,
      timeZone,
      given.isDisabled ?? false,
    ],
  );
  await ownerSql('INSERT INTO person_role (person_id, organization_id, role) SELECT $1, $2, unnest($3::text[])', [
    id,
    ORGANIZATIONS[organization].id,
    given.roles ?? PEOPLE[like].roles,
  ]);
  await ownerSql(
    'INSERT INTO credential (person_id, password_hash) SELECT $1, password_hash FROM credential WHERE person_id = $2',
    [id, PEOPLE[like].id],
  );
  return id;
}

/** A session of somebody who is not of the cast. */
export async function sessionOf(personId: string): Promise<Viewer> {
  const sessionHash = hashOf(newSecret());
  await ownerSql(
    "INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, factor_at) VALUES ($1, $2, 60, now() + interval '1 hour', now())",
    [sessionHash, personId],
  );
  return { sessionHash, requestId: null };
}
