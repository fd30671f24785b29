import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { getOwnFactors, getProofDue, getRequirement } from '@/lib/factors/queries';
import { seal } from '@/lib/platform/seal';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf } from '@/lib/shared/ids';
import { makeAuthenticator } from './authenticator';
import { ORGANIZATIONS, PASSWORD, PEOPLE } from './cast';
import { ownerSql } from './database';
import type { CommandSample, QuerySample } from './isolation-samples';
import { givenPasskey, givenRecoveryCode, givenTotp } from './rows-factors';

const CHALLENGE = 'dGhlIGNoYWxsZW5nZQ';
const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export type FactorIds = { withFactorId: string; passkeyId: string };
export const unknownFactors = (): FactorIds => ({ withFactorId: randomUUID(), passkeyId: randomUUID() });

/** A passkey of somebody at Contoso, one that ula uses; no other factor exists. */
export async function makeFactors(): Promise<FactorIds> {
  for (const table of ['totp_factor', 'recovery_code', 'passkey', 'factor_requirement'])
    await ownerSql(`DELETE FROM ${table}`);
  const id = randomUUID();
  await ownerSql('INSERT INTO person (id, organization_id, name, email) VALUES ($1, $2, $3, $4)', [
    id,
    ORGANIZATIONS.contoso.id,
    'Pia Passkey',
    `${id}@contoso.example`,
  ]);
  await ownerSql(
    "INSERT INTO passkey (id, person_id, credential_id, public_key, name) VALUES ($1, $2, $3, 'pQECAyYgASFYIA', 'Key')",
    [randomUUID(), id, randomUUID()],
  );
  await ownerSql(
    "INSERT INTO provider_identity (issuer, subject, person_id) VALUES ('https://login.example', $1, $2)",
    [`at the provider ${id}`, id],
  );
  await givenTotp('ula');
  await givenRecoveryCode('ula', 'ABCDABCDABCDABCD');
  await ownerSql('DELETE FROM webauthn_challenge');
  await ownerSql("INSERT INTO webauthn_challenge VALUES ($1, 'register', $2, now() + interval '5 minutes')", [
    hashOf(CHALLENGE),
    PEOPLE.bo.id,
  ]);
  return { withFactorId: id, passkeyId: await givenPasskey('ula', 'A key of ula') };
}

/** An authenticator that bo adds in this session and has not confirmed. */
const begunIn = (viewer: Viewer) =>
  ownerSql(
    `INSERT INTO totp_factor (id, person_id, sealed_seed, begun_by)
     SELECT $1, s.person_id, $2, s.id_hash FROM session s WHERE s.id_hash = $3 AND s.person_id = '${PEOPLE.bo.id}' ON CONFLICT DO NOTHING`,
    [randomUUID(), seal(SEED), viewer.sessionHash],
  );

const OTHERS = ['ada', 'fei', 'tina', 'lin'] as const;
const factorsOf = (person: 'bo' | 'ula') =>
  `SELECT 'totp', id::text, confirmed_at::text FROM totp_factor WHERE person_id = '${PEOPLE[person].id}'
   UNION ALL SELECT 'code', code_hash, used_at::text FROM recovery_code WHERE person_id = '${PEOPLE[person].id}' ORDER BY 1, 2`;

const KEYS = `SELECT id, person_id, name FROM passkey WHERE person_id IN ('${PEOPLE.bo.id}', '${PEOPLE.ula.id}') ORDER BY id`;

export const FACTOR_QUERIES: Record<string, QuerySample> = {
  'factors.getOwnFactors': {
    rightful: 'bo',
    strangers: OTHERS,
    call: async (viewer) => {
      await begunIn(viewer);
      return getOwnFactors(viewer);
    },
    tells: () => [SEED],
  },
  'factors.getProofDue': {
    rightful: 'hana',
    strangers: OTHERS,
    call: async (viewer) => {
      const [own] = await ownerSql<{ id: string }>(
        `UPDATE session SET confirmed_at = NULL WHERE id_hash = $1 AND person_id = '${PEOPLE.hana.id}' RETURNING person_id`,
        [viewer.sessionHash],
      );
      return { due: own ? await getProofDue(viewer) : 'none' };
    },
    tells: () => ['password'],
  },
  'factors.getRequirement': {
    rightful: 'he',
    strangers: ['lin', 'zhao', 'qian', 'ada', 'serge'],
    call: getRequirement,
    tells: () => ['user_management_admin'],
  },
};

export const FACTOR_COMMANDS: Record<string, CommandSample> = {
  'factors.beginAuthenticator': {
    rightful: 'bo',
    strangers: OTHERS,
    own: factorsOf('bo'),
    input: () => ({}),
  },
  'factors.confirmAuthenticator': {
    rightful: 'bo',
    strangers: OTHERS,
    own: `SELECT id FROM totp_factor WHERE confirmed_at IS NOT NULL AND person_id = '${PEOPLE.bo.id}'`,
    input: async (_, rightful) => {
      await begunIn(rightful);
      return { sessionHash: rightful.sessionHash, code: new TOTP({ secret: SEED }).generate() };
    },
  },
  'factors.addPasskey': {
    rightful: 'bo',
    strangers: OTHERS,
    own: KEYS,
    input: (_, rightful) => ({
      name: 'Laptop',
      sessionHash: rightful.sessionHash,
      answer: makeAuthenticator('http://localhost:3000').make(CHALLENGE),
    }),
  },
  'factors.beginPasskey': {
    rightful: 'bo',
    strangers: OTHERS,
    own: `SELECT challenge_hash FROM webauthn_challenge WHERE person_id = '${PEOPLE.bo.id}'`,
    input: () => ({ name: 'Laptop' }),
  },
  'factors.renamePasskey': {
    rightful: 'ula',
    strangers: OTHERS,
    own: KEYS,
    input: (ids) => ({ id: ids.passkeyId, name: 'Phone' }),
  },
  'factors.removePasskey': {
    rightful: 'ula',
    strangers: OTHERS,
    own: KEYS,
    input: (ids) => ({ id: ids.passkeyId }),
  },
  'factors.removeAuthenticator': {
    rightful: 'ula',
    strangers: OTHERS,
    own: factorsOf('ula'),
    input: () => ({}),
  },
  'factors.renewRecoveryCodes': {
    rightful: 'ula',
    strangers: OTHERS,
    own: factorsOf('ula'),
    input: () => ({}),
  },
  'factors.confirmIdentity': {
    rightful: 'wendy',
    strangers: OTHERS,
    own: `SELECT id_hash, confirmed_at FROM session WHERE person_id = '${PEOPLE.wendy.id}' ORDER BY 1`,
    input: (_, rightful) => ({ sessionHash: rightful.sessionHash, confirm: PASSWORD }),
  },
  'factors.requireFactors': {
    rightful: 'lena',
    strangers: ['lin', 'zhao', 'qian', 'ada', 'fei', 'serge'],
    input: () => ({ roles: 'message_center_reader', version: '0' }),
  },
  'identity.unbindProvider': {
    rightful: 'ada',
    strangers: ['hana', 'bo', 'fei', 'nora', 'tina', 'he'],
    input: (ids) => ({ personId: ids.withFactorId }),
  },
  'factors.resetFactors': {
    rightful: 'ada',
    strangers: ['hana', 'bo', 'fei', 'nora', 'tina', 'he'],
    input: (ids) => ({ personId: ids.withFactorId }),
  },
};
