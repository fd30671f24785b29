import { describe, expect, it, vi } from 'vitest';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { targetForm } from '@/test/outbox';
import { done, failureOf } from '@/test/outcomes';
import { saveTarget } from './save-target';

vi.stubEnv('LIAISON_ALLOW_PRIVATE_TARGETS', 'desk.internal');
useDatabase();

const form = (change: object = {}) => ({ ...targetForm(), id: crypto.randomUUID(), ...change });
const leadsTo =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('the name of a receiver, when it is saved', () => {
  it.each([['10.0.0.7'], ['203.0.113.9', '127.0.0.1'], ['169.254.169.254'], ['::1']])(
    'leads to %s and more: refused beside its field, with the other faults',
    async (...addresses) => {
      const he = await signIn('he');
      const given = form({ url: 'https://desk.example/hooks' });
      const resolve = leadsTo(...addresses);
      expect(failureOf(await saveTarget(he, given, resolve))).toEqual({
        kind: 'invalid',
        fields: { url: 'private_name' },
      });
      expect(failureOf(await saveTarget(he, { ...given, name: ' ' }, resolve))).toEqual({
        kind: 'invalid',
        fields: { url: 'private_name', name: 'required' },
      });
      expect(await ownerSql('SELECT FROM delivery_target WHERE id = $1', [given.id])).toEqual([]);
    },
  );

  it('that is public, allowed, or known to nobody at the moment is taken', async () => {
    const he = await signIn('he');
    const url = 'https://desk.example/hooks';
    const unknown = () => Promise.reject(new Error('ENOTFOUND'));
    done(await saveTarget(he, form({ url }), leadsTo('8.8.8.8')));
    done(await saveTarget(he, form({ url }), leadsTo()));
    done(await saveTarget(he, form({ url }), unknown));
    done(await saveTarget(he, form({ url: 'https://desk.internal/hooks' }), leadsTo('10.0.0.7')));
  });

  it('is asked for nobody who may not set one up', async () => {
    const resolve = vi.fn(leadsTo('10.0.0.7'));
    for (const who of ['qian', 'zhao', 'ada'] as const)
      expect(failureOf(await saveTarget(await signIn(who), form(), resolve))).toMatchObject({ kind: 'refused' });
    expect(resolve).not.toHaveBeenCalled();
  });
});
