import { randomUUID } from 'node:crypto';
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
