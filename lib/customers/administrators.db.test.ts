import { describe, expect, it } from 'vitest';
import { prove } from '@/lib/factors/prove';
import { ORGANIZATIONS, PASSWORD, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, failureOf } from '@/test/outcomes';
import { NEW_CUSTOMER } from '@/test/rows-partner';
import { createCustomer } from './commands/create-customer';
import { inviteAdministrator } from './commands/invite-administrator';
import { getCustomer } from './queries/get-customer';

useDatabase();

const anew = (customerId: string, adminEmail: string) => ({
  customerId,
  adminName: 'Another',
  adminEmail,
  adminLanguage: 'en',
});

describe('the first administrator of a customer', () => {
  it('is invited anew in place of whom was invited before, also at the same address', async () => {
    const given = NEW_CUSTOMER();
    const { id } = done(await createCustomer(await signIn('sam'), given));
    done(await inviteAdministrator(await signIn('ada'), anew(id, 'Right@FourthCoffee.example')));
    done(await inviteAdministrator(await signIn('sam'), anew(id, 'right@fourthcoffee.example')));
    const { invitations } = await getCustomer(await signIn('hana'), id);
    expect(invitations?.map((one) => one.email)).toEqual(['right@fourthcoffee.example']);
    expect(
      await ownerSql('SELECT FROM invitation WHERE organization_id = $1 AND withdrawn_at IS NULL', [id]),
    ).toHaveLength(1);
    expect(await ownerSql('SELECT FROM invitation WHERE organization_id = $1', [id])).toHaveLength(3);
  });

  it('is invited by who has just proved who they are, with the customer and alone', async () => {
    const ada = await signIn('ada');
    const { id } = done(await createCustomer(ada, NEW_CUSTOMER()));
    await ownerSql("UPDATE session SET confirmed_at = now() - interval '11 minutes' WHERE id_hash = $1", [
      ada.sessionHash,
    ]);
    const asked = { kind: 'step_up', by: 'password' };
    const given = NEW_CUSTOMER();
    expect(failureOf(await createCustomer(ada, given))).toEqual(asked);
    expect(failureOf(await inviteAdministrator(ada, anew(id, 'a@b.example')))).toEqual(asked);
    done(await prove(ada, PASSWORD));
    done(await createCustomer(ada, given));
    done(await inviteAdministrator(ada, anew(id, 'a@b.example')));
  });

  it('is nobody’s to invite once somebody administers it', async () => {
    expect((await getCustomer(await signIn('ada'), ORGANIZATIONS.tailspin.id)).invitations).toBeNull();
    expect(
      failureOf(await inviteAdministrator(await signIn('ada'), anew(ORGANIZATIONS.tailspin.id, 'a@b.example'))),
    ).toMatchObject({
      why: 'has_administrator',
    });
  });

  it.each(['hana', 'bo', 'ula', 'fei', 'tina', 'lin'] as PersonKey[])('%s invites nobody there', async (person) => {
    const { id } = done(await createCustomer(await signIn('sam'), NEW_CUSTOMER()));
    const failure = failureOf(await inviteAdministrator(await signIn(person), anew(id, 'a@b.example')));
    expect(failure?.kind).toBe(person === 'fei' ? 'not_found' : 'refused');
  });
});
