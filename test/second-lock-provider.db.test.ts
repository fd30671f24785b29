import { describe, expect, it } from 'vitest';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { PEOPLE } from './cast';
import { asRole, ownerSql, useDatabase } from './database';

useDatabase();
const DENIED = /permission denied|row-level security/;

describe('what a provider says', () => {
  const opened = async (method: string) => {
    const hash = hashOf(newSecret());
    await ownerSql(
      "INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, method) VALUES ($1, $2, 60, now() + interval '1 hour', $3)",
      [hash, PEOPLE.sam.id, method],
    );
    return hash;
  };
  const marksOf = async (hash: string, proved: string, isMultiFactor: boolean) => {
    await asRole('app', `SELECT pass_by_provider('${hash}', ${proved}, ${isMultiFactor})`);
    const [row] = await ownerSql(
      "SELECT factor_at IS NOT NULL AS factor, confirmed_at > now() - interval '1 minute' AS proof FROM session WHERE id_hash = $1",
      [hash],
    );
    return row;
  };

  it('is a proof only as old as it says, and none when it says nothing', async () => {
    expect(await marksOf(await opened('oidc'), 'NULL', false)).toEqual({ factor: false, proof: null });
    expect(await marksOf(await opened('oidc'), "now() - interval '1 hour'", false)).toEqual({
      factor: false,
      proof: false,
    });
    expect(await marksOf(await opened('oidc'), "now() + interval '1 hour'", true)).toEqual({
      factor: true,
      proof: true,
    });
  });

  it('counts for sessions that it opened, and for no other', async () => {
    expect(await marksOf(await opened('password'), 'NULL', true)).toEqual({ factor: false, proof: true });
  });

  it('which identity is whose, is read by nobody', async () => {
    await expect(asRole('app', 'SELECT * FROM provider_identity', { person: 'he' })).rejects.toThrow(DENIED);
  });
});
