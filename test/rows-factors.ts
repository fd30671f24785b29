import { randomUUID } from 'node:crypto';
import { Secret } from 'otpauth';
import { seal } from '@/lib/platform/seal';
import { hashOf } from '@/lib/shared/ids';
import { ORGANIZATIONS, PEOPLE, type PersonKey } from './cast';
import { ownerSql } from './database';

/** An authenticator that this person has confirmed; returns its seed, from which a test makes codes. */
export async function givenTotp(person: PersonKey): Promise<string> {
  const seed = new Secret({ size: 20 }).base32;
  await ownerSql(
    'INSERT INTO totp_factor (id, person_id, sealed_seed, confirmed_at, last_step) VALUES ($1, $2, $3, now(), 0)',
    [randomUUID(), PEOPLE[person].id, seal(seed)],
  );
  return seed;
}

export const givenRecoveryCode = (person: PersonKey, code: string) =>
  ownerSql('INSERT INTO recovery_code (person_id, code_hash) VALUES ($1, $2)', [
    PEOPLE[person].id,
    hashOf(`${PEOPLE[person].id}:${code}`),
  ]);

export async function givenPasskey(person: PersonKey, name: string): Promise<string> {
  const id = randomUUID();
  await ownerSql(
    "INSERT INTO passkey (id, person_id, credential_id, public_key, name) VALUES ($1, $2, $3, 'pQECAyYgASFYIA', $4)",
    [id, PEOPLE[person].id, randomUUID(), name],
  );
  return id;
}

/** The operator requires a factor of this role, of its own people or its partners'. */
export const givenRequirement = (role: string) =>
  ownerSql('INSERT INTO factor_requirement (organization_id, role, set_by_id, set_at) VALUES ($1, $2, $3, now())', [
    ORGANIZATIONS.operator.id,
    role,
    PEOPLE.he.id,
  ]);

export async function fillFactors(): Promise<void> {
  await givenTotp('uma');
  await givenRecoveryCode('uma', 'ABCDABCDABCDABCD');
  await givenPasskey('uma', 'A key of uma');
  await givenRequirement('auditor');
  await ownerSql(
    "INSERT INTO provider_identity (issuer, subject, person_id) VALUES ('https://login.example', 'uma', $1)",
    [PEOPLE.uma.id],
  );
  await ownerSql(
    "INSERT INTO webauthn_challenge (challenge_hash, purpose, expires_at) VALUES ($1, 'sign_in', now() + interval '5 minutes')",
    [hashOf(randomUUID())],
  );
}
