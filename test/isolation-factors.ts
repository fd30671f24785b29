import { randomUUID } from 'node:crypto';
import { getProofDue } from '@/lib/factors/queries';
import { ORGANIZATIONS, PASSWORD, PEOPLE } from './cast';
import { ownerSql } from './database';
import type { CommandSample, QuerySample } from './isolation-samples';

export type FactorIds = { withFactorId: string };
export const unknownFactors = (): FactorIds => ({ withFactorId: randomUUID() });

/** Somebody at Contoso who has a passkey. */
export async function makeColleagueWithFactor(): Promise<FactorIds> {
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
  return { withFactorId: id };
}

const OTHERS = ['ada', 'fei', 'tina', 'lin'] as const;

export const FACTOR_QUERIES: Record<string, QuerySample> = {
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
};

export const FACTOR_COMMANDS: Record<string, CommandSample> = {
  'factors.confirmIdentity': {
    rightful: 'hana',
    strangers: OTHERS,
    own: `SELECT id_hash, confirmed_at FROM session WHERE person_id = '${PEOPLE.hana.id}' ORDER BY 1`,
    input: (_, rightful) => ({ sessionHash: rightful.sessionHash, confirm: PASSWORD }),
  },
  'factors.requireFactors': {
    rightful: 'lena',
    strangers: ['lin', 'zhao', 'qian', 'ada', 'fei', 'serge'],
    input: () => ({ roles: 'message_center_reader' }),
  },
  'factors.resetFactors': {
    rightful: 'ada',
    strangers: ['hana', 'bo', 'fei', 'nora', 'tina', 'he'],
    input: (ids) => ({ personId: ids.withFactorId }),
  },
};
