import { afterAll, describe, expect, it } from 'vitest';
import { ORGANIZATIONS } from '@/test/cast';
import { asRole, ownerSql, signIn, useDatabase } from '@/test/database';
import { insertMessage } from '@/test/message-rows';
import { getMessage } from './queries/get-message';

useDatabase();

const EXCHANGE = [{ name: 'Exchange Online', id: 'exchange' }];
const choose = (release: string) =>
  ownerSql('UPDATE tenant_organization SET release_preference = $1 WHERE customer_id = $2', [
    release,
    ORGANIZATIONS.tailspin.id,
  ]);
afterAll(() => choose('standard'));

describe('the release preference of a tenant', () => {
  it.each(['standard', 'targeted_everyone', 'targeted_selected'])(
    '%s stands with each planned change that it decides about, for every reader, and with no other message',
    async (release) => {
      await choose(release);
      await insertMessage('Planned', { id: 'MC995001', services: EXCHANGE, columns: { category: 'planForChange' } });
      await insertMessage('Told', { id: 'MC995002', services: EXCHANGE, columns: { category: 'stayInformed' } });
      for (const who of ['tina', 'mei', 'serge'] as const) {
        const viewer = await signIn(who);
        expect([who, (await getMessage(viewer, 'MC995001', {})).release]).toEqual([who, release]);
        expect((await getMessage(viewer, 'MC995002', {})).release).toBeNull();
      }
      expect((await getMessage(await signIn('tina'), 'MC995001', {})).canChangeRelease).toBe(true);
      expect((await getMessage(await signIn('mei'), 'MC995001', {})).canChangeRelease).toBe(false);
      expect((await getMessage(await signIn('lin'), 'MC995001', {})).release).toBeNull();
      await ownerSql("DELETE FROM service_message WHERE id LIKE 'MC99500%'");
    },
  );

  it('is told to nobody of another organization, and to no role that reads no messages', async () => {
    await choose('targeted_everyone');
    for (const person of ['hana', 'lin', 'max', 'uma', 'he'] as const)
      expect((await asRole('app', 'SELECT ctx_release_preference() AS r', { person })).rows).toEqual([{ r: null }]);
    expect((await asRole('app', 'SELECT ctx_release_preference() AS r', { person: 'wendy' })).rows).not.toEqual([
      { r: 'targeted_everyone' },
    ]);
  });
});
