import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { PEOPLE } from './cast';
import { asRole, ownerSql, signIn, useDatabase } from './database';

useDatabase();
const DENIED = /row-level security/;

it('what one session began is neither seen nor confirmed by another of the same person, nor by its own once the proof is old', async () => {
  const [one, other] = [await signIn('sam'), await signIn('sam')];
  const id = randomUUID();
  const begin = `INSERT INTO totp_factor (id, person_id, sealed_seed, begun_by) VALUES ('${id}', '${PEOPLE.sam.id}', 'v1.a.b.c', `;
  const within = ({ sessionHash }: { sessionHash: string }, sql: string) =>
    asRole<{ done: boolean }>('app', sql, { first: `SELECT enter('${sessionHash}')` });
  await expect(within(other, `${begin}'${one.sessionHash}')`)).rejects.toThrow(DENIED);
  await within(one, `${begin}ctx_session())`);
  expect((await within(other, 'SELECT id FROM totp_factor')).rows).toEqual([]);
  expect((await within(one, 'SELECT id FROM totp_factor')).rows).toEqual([{ id }]);
  const confirm = ({ sessionHash }: { sessionHash: string }) =>
    `SELECT confirm_totp('${sessionHash}', '${id}', 1) AS done`;
  const proved = (ago: string) =>
    ownerSql('UPDATE session SET confirmed_at = now() - $2::interval WHERE id_hash = $1', [one.sessionHash, ago]);
  expect((await within(other, confirm(other))).rows).toEqual([{ done: false }]);
  await proved('11 minutes');
  expect((await within(one, confirm(one))).rows).toEqual([{ done: false }]);
  await proved('1 minute');
  expect((await within(one, confirm(one))).rows).toEqual([{ done: true }]);
  await ownerSql('DELETE FROM totp_factor WHERE id = $1', [id]);
});
