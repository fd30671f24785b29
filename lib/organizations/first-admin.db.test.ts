import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sendInvitationAgain } from '@/lib/identity/commands/send-invitation-again';
import { withdrawInvitation } from '@/lib/identity/commands/withdraw-invitation';
import { ORGANIZATIONS, type PersonKey, personKeys } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { enrolPartner } from './commands/enrol-partner';
import { inviteFirstAdmin } from './commands/invite-first-admin';
import { getOrganization } from './queries/get-organization';

useDatabase();

const enrolled = async () => {
  const part = randomUUID().slice(0, 8);
  const form = {
    key: randomUUID(),
    name: `Proseware ${part}`,
    domain: `proseware-${part}.example`,
    mpnId: String(10_000_000 + Number.parseInt(part.slice(0, 6), 16)),
    adminName: 'Pia Rossi',
    adminEmail: `wrong@proseware-${part}.example`,
    adminLocale: 'de',
  };
  return done(await enrolPartner(await signIn('he'), form)).id;
};
const another = (id: string, adminEmail = 'right@proseware.example') => ({
  id,
  adminName: 'Paul Rossi',
  adminEmail,
  adminLocale: 'en',
});
const invited = async (id: string, who: PersonKey = 'he') => (await getOrganization(await signIn(who), id)).invitations;
const onlyOne = async (id: string) => (await invited(id))?.[0]?.id ?? '';

describe('the first global admin of a partner', () => {
  it('whose invitation went to a wrong address is withdrawn by the operator, who invites another', async () => {
    const id = await enrolled();
    const he = await signIn('he');
    expect(await invited(id)).toMatchObject([{ name: 'Pia Rossi', state: 'invited', fate: expect.any(String) }]);
    expect((await getOrganization(he, id)).can).toMatchObject({ followUp: true, inviteFirst: false });
    expect(failureOf(await inviteFirstAdmin(he, another(id)))).toEqual({ kind: 'conflict', why: 'invitation_stands' });
    done(await withdrawInvitation(he, { id: await onlyOne(id) }));
    expect(await invited(id)).toEqual([]);
    expect((await getOrganization(he, id)).can).toMatchObject({ inviteFirst: true });
    done(await inviteFirstAdmin(he, another(id, 'Right@Proseware.example')));
    expect(await invited(id)).toMatchObject([{ name: 'Paul Rossi', email: 'right@proseware.example' }]);
    const [withdrawn] = await ownerSql(
      "SELECT partner_id, audience FROM event WHERE name = 'invitation.withdrawn' AND partner_id = $1",
      [id],
    );
    expect(withdrawn).toEqual({ partner_id: id, audience: 'operator' });
    expect(JSON.stringify((await events('invitation.made'))[0]?.data)).toContain('right@proseware.example');
  });

  it('is sent a new link by the operator, in place of the one before', async () => {
    const id = await enrolled();
    const links = () =>
      ownerSql<{ id: string }>(
        'SELECT l.id FROM account_link l JOIN invitation i ON i.id = l.invitation_id WHERE i.organization_id = $1',
        [id],
      );
    const [before] = await links();
    done(await sendInvitationAgain(await signIn('he'), { id: await onlyOne(id) }));
    const after = await links();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).not.toBe(before?.id);
  });

  it('is invited anew without more ado once the link before has lapsed', async () => {
    const id = await enrolled();
    await ownerSql(
      "UPDATE account_link SET state = 'sent', token_hash = $2, expires_at = now() - interval '1 hour' WHERE invitation_id IN (SELECT i.id FROM invitation i WHERE i.organization_id = $1)",
      [id, randomUUID()],
    );
    expect(await invited(id)).toMatchObject([{ state: 'expired' }]);
    const both = [0, 1].map(async (one) =>
      inviteFirstAdmin(await signIn('he'), another(id, `right${one}@proseware.example`)),
    );
    const failures = (await Promise.all(both)).map(failureOf).filter(Boolean);
    expect(failures).toEqual([{ kind: 'conflict', why: 'invitation_stands' }]);
    expect(await invited(id)).toMatchObject([{ state: 'invited', name: 'Paul Rossi' }]);
  });

  it('is nobody’s to invite at the operator once a global admin is active', async () => {
    const { contoso, tailspin } = ORGANIZATIONS;
    expect(await invited(contoso.id)).toBeNull();
    const he = await signIn('he');
    expect(failureOf(await inviteFirstAdmin(he, another(contoso.id)))).toEqual({
      kind: 'conflict',
      why: 'has_administrator',
    });
    expect(failureOf(await inviteFirstAdmin(he, another(tailspin.id)))).toEqual({ kind: 'not_found' });
  });

  it('is read by the auditor too, and invited by the administrator alone, who has proved again who that is', async () => {
    const id = await enrolled();
    expect(await invited(id, 'qian')).toHaveLength(1);
    done(await withdrawInvitation(await signIn('he'), { id: await onlyOne(id) }));
    for (const person of personKeys.filter((key) => key !== 'he'))
      expect([person, failureOf(await inviteFirstAdmin(await signIn(person), another(id)))?.kind]).toEqual([
        person,
        'refused',
      ]);
    const late = await signIn('he');
    await ownerSql("UPDATE session SET confirmed_at = now() - interval '1 hour' WHERE id_hash = $1", [
      late.sessionHash,
    ]);
    expect(failureOf(await inviteFirstAdmin(late, another(id)))?.kind).toBe('step_up');
  });
});
