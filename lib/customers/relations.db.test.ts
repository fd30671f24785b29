import { beforeEach, describe, expect, it } from 'vitest';
import { prove } from '@/lib/factors/prove';
import { newId } from '@/lib/shared/ids';
import { changeDelegation } from '@/lib/tenant-config/commands/change-delegation';
import { getPartners } from '@/lib/tenant-config/queries/get-partners';
import { fixedId, ORGANIZATIONS, PASSWORD, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done, events, failureOf } from '@/test/outcomes';
import { acceptRelation } from './commands/accept-relation';
import { mailRelationLink } from './commands/mail-relation-link';
import { makeRelationLink } from './commands/make-relation-link';
import { revokeRelationLink } from './commands/revoke-relation-link';
import { findCustomers } from './queries';
import { getRelationLink, getRelationOffer } from './queries/relation-links';

useDatabase();

const [WINGTIP, FABRIKAM, NORTHWIND] = [
  ORGANIZATIONS.wingtip.id,
  ORGANIZATIONS.fabrikam.id,
  ORGANIZATIONS.northwind.id,
];

beforeEach(async () => {
  await ownerSql('DELETE FROM delegation WHERE customer_id = $1 AND partner_id = $2', [WINGTIP, FABRIKAM]);
  await ownerSql('DELETE FROM relation WHERE customer_id = $1 AND partner_id = $2', [WINGTIP, FABRIKAM]);
  await ownerSql('DELETE FROM relation_link');
  await ownerSql('UPDATE organization SET in_arrears_since = NULL WHERE id = $1', [FABRIKAM]);
});

async function link(person: PersonKey, services: string): Promise<{ id: string; token: string }> {
  const viewer = await signIn(person);
  const stands = (await getRelationLink(viewer)).link?.id ?? '';
  const { id } = done(await makeRelationLink(viewer, { services, replaces: stands }));
  const url = (await getRelationLink(viewer)).link?.url ?? '';
  return { id, token: url.slice(url.lastIndexOf('/') + 1) };
}

const related = async () =>
  (await ownerSql('SELECT FROM relation WHERE customer_id = $1 AND partner_id = $2', [WINGTIP, FABRIKAM])).length;
const held = async () =>
  (
    await ownerSql<{ service_id: string }>(
      'SELECT service_id FROM delegation WHERE customer_id = $1 AND partner_id = $2 ORDER BY 1',
      [WINGTIP, FABRIKAM],
    )
  ).map((row) => row.service_id);
const accept = async (token: string, services = '', seen = '', person: PersonKey = 'wendy') =>
  acceptRelation(await signIn(person), { token, services, seen });

describe('the link that asks for a relation', () => {
  it('tells the customer’s global administrator who asks and for what; accepting counts at once for both', async () => {
    const { token } = await link('fei', 'exchange,teams');
    const offer = await getRelationOffer(await signIn('wendy'), token);
    expect(offer).toMatchObject({ name: 'Fabrikam Partners', since: null, mayBegin: true });
    expect(offer.services.filter((service) => service.isAsked).map(({ id }) => id)).toEqual(['exchange', 'teams']);
    expect((await findCustomers(await signIn('fei'), { q: 'wingtip' })).customers).toEqual([]);
    done(await accept(token, 'teams'));
    expect((await findCustomers(await signIn('fei'), { q: 'wingtip' })).customers).toHaveLength(1);
    const { partners } = await getPartners(await signIn('wendy'));
    const fabrikam = partners.find((partner) => partner.name === 'Fabrikam Partners');
    expect(fabrikam?.services.filter((service) => service.grantedAt).map(({ id }) => id)).toEqual(['teams']);
    expect((await events('relation.accepted'))[0]).toMatchObject({ audience: 'operator_partner_customer' });
    expect(failureOf(await accept(token, 'teams', 'teams'))).toMatchObject({ why: 'relation_stands' });
    done(await accept(token, 'exchange,teams', 'teams'));
    expect(await held()).toEqual(['exchange', 'teams']);
  });

  it('grants nothing that was not asked for, nothing unseen, and may be accepted without granting', async () => {
    const { token } = await link('fei', 'exchange');
    expect(failureOf(await accept(token, 'teams'))).toMatchObject({ fields: { services: 'choose' } });
    expect(failureOf(await accept(token, 'exchange', 'exchange'))).toMatchObject({ why: 'delegation_changed' });
    done(await accept(token));
    expect([await related(), await held()]).toEqual([1, []]);
  });

  it('is one for all customers of a partner, and has nothing of any of them in it', async () => {
    const { token } = await link('fei', '');
    done(await accept(token));
    expect((await getRelationOffer(await signIn('lena'), token)).name).toBe('Fabrikam Partners');
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('asks for a proof when services are granted along with it, as granting alone does, and for none without', async () => {
    const { token } = await link('fei', 'exchange');
    const wendy = await signIn('wendy');
    const long = () =>
      ownerSql("UPDATE session SET confirmed_at = now() - interval '11 minutes' WHERE id_hash = $1", [
        wendy.sessionHash,
      ]);
    await long();
    const asked = { kind: 'step_up', by: 'password' };
    expect(failureOf(await acceptRelation(wendy, { token, services: 'exchange', seen: '' }))).toEqual(asked);
    expect([await related(), await held()]).toEqual([0, []]);
    done(await acceptRelation(wendy, { token, services: '', seen: '' }));
    const among = { partnerId: FABRIKAM, grant: 'exchange', remove: '', seen: '' };
    expect(failureOf(await changeDelegation(wendy, among))).toEqual(asked);
    expect((await prove(wendy, PASSWORD)).ok).toBe(true);
    done(await acceptRelation(wendy, { token, services: 'exchange', seen: '' }));
    await long();
    done(await changeDelegation(wendy, { ...among, grant: '', remove: 'exchange', seen: 'exchange' }));
  });

  it('renewed or revoked it opens nothing any more, and what was accepted stays', async () => {
    const first = await link('fei', '');
    done(await accept(first.token));
    const second = await link('fei', 'exchange');
    await expect(getRelationOffer(await signIn('lena'), first.token)).rejects.toMatchObject({
      failure: { kind: 'not_found' },
    });
    expect(failureOf(await accept(first.token, '', '', 'lena'))).toEqual({ kind: 'not_found' });
    done(await revokeRelationLink(await signIn('fei'), { id: second.id }));
    expect(failureOf(await accept(second.token, '', '', 'lena'))).toEqual({ kind: 'not_found' });
    expect(await related()).toBe(1);
  });

  it('of two who renew it at once one is told; a link that was not seen is not replaced', async () => {
    const { id } = await link('fei', '');
    const viewer = await signIn('fei');
    const answers = await Promise.all([1, 2].map(() => makeRelationLink(viewer, { services: '', replaces: id })));
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
    expect(failureOf(await makeRelationLink(viewer, { services: '', replaces: '' }))).toMatchObject({
      why: 'link_changed',
    });
  });

  it('P9: a partner in arrears neither makes nor mails one, and its old one is refused', async () => {
    const { id, token } = await link('fei', '');
    await ownerSql('UPDATE organization SET in_arrears_since = now() WHERE id = $1', [FABRIKAM]);
    expect(failureOf(await makeRelationLink(await signIn('fei'), { services: '', replaces: id }))).toMatchObject({
      why: 'arrears_relation',
    });
    expect(
      failureOf(
        await mailRelationLink(await signIn('fei'), { id, key: newId(), email: 'a@b.example', language: 'en' }),
      ),
    ).toMatchObject({
      why: 'arrears_relation',
    });
    expect((await getRelationOffer(await signIn('wendy'), token)).mayBegin).toBe(false);
    expect(failureOf(await accept(token))).toEqual({ kind: 'conflict', why: 'relation_not_now' });
    expect(await related()).toBe(0);
    expect(NORTHWIND).not.toBe(FABRIKAM);
  });

  it('a sales agent asks for the relation and not for delegated privileges; a helpdesk agent for neither', async () => {
    const sam = await signIn('sam');
    expect(failureOf(await makeRelationLink(sam, { services: 'exchange', replaces: '' }))).toMatchObject({
      kind: 'refused',
      action: 'delegation.request',
    });
    done(await makeRelationLink(sam, { services: '', replaces: '' }));
    for (const person of ['hana', 'bo', 'ula', 'tina', 'lin'] as const)
      expect(failureOf(await makeRelationLink(await signIn(person), { services: '', replaces: '' }))).toMatchObject({
        kind: 'refused',
      });
  });

  it.each(['uma', 'serge', 'max', 'ada', 'lin'] as PersonKey[])('%s does not accept it', async (person) => {
    const { token } = await link('fei', '');
    expect(failureOf(await accept(token, '', '', person))).toMatchObject({ kind: 'refused', rule: 'P5' });
    await expect(getRelationOffer(await signIn(person), token)).rejects.toMatchObject({
      failure: { kind: 'refused', rule: 'P5' },
    });
  });

  it('is mailed by the portal: a hundred a day, the address not on the record; the mailed secret opens it while the link stands', async () => {
    const { id } = await link('fei', 'exchange');
    const viewer = await signIn('fei');
    done(await mailRelationLink(viewer, { id, key: newId(), email: 'Boss@Wingtip.example', language: 'zh-CN' }));
    expect(JSON.stringify(await events('relation_link.mailed'))).not.toMatch(/wingtip/i);
    const secret = 's'.repeat(43);
    await ownerSql(
      `UPDATE account_link SET token_hash = encode(sha256(convert_to($1, 'UTF8')), 'hex'), expires_at = now() + interval '7 days' WHERE purpose = 'relation'`,
      [secret],
    );
    expect((await getRelationOffer(await signIn('wendy'), secret)).name).toBe('Fabrikam Partners');
    await ownerSql(
      `INSERT INTO account_link (id, purpose, organization_id, email, locale)
       SELECT gen_random_uuid(), 'relation', $1, 'x@y.example', 'en' FROM generate_series(1, 99)`,
      [FABRIKAM],
    );
    expect(
      failureOf(await mailRelationLink(viewer, { id, key: newId(), email: 'a@b.example', language: 'en' })),
    ).toMatchObject({
      why: 'too_many_mails',
    });
    done(await revokeRelationLink(viewer, { id }));
    await expect(getRelationOffer(await signIn('wendy'), secret)).rejects.toMatchObject({
      failure: { kind: 'not_found' },
    });
    await ownerSql("DELETE FROM account_link WHERE purpose = 'relation'");
  });
});

describe('200 rounds at once', () => {
  it('of accepting, revoking, arrears and removing what was granted, none says done that is not', {
    timeout: 180_000,
  }, async () => {
    const [wendy, fei] = [await signIn('wendy'), await signIn('fei')];
    const tally = { both: 0, accepted: 0, late: 0 };
    for (let round = 0; round < 200; round += 1) {
      await ownerSql('DELETE FROM delegation WHERE customer_id = $1 AND partner_id = $2', [WINGTIP, FABRIKAM]);
      const isKnown = round % 2 === 0;
      if (!isKnown)
        await ownerSql('DELETE FROM relation WHERE customer_id = $1 AND partner_id = $2', [WINGTIP, FABRIKAM]);
      else {
        await ownerSql('INSERT INTO relation (customer_id, partner_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
          WINGTIP,
          FABRIKAM,
        ]);
        await ownerSql("INSERT INTO delegation (customer_id, partner_id, service_id) VALUES ($1, $2, 'exchange')", [
          WINGTIP,
          FABRIKAM,
        ]);
      }
      const token = `${String(round).padStart(8, '0')}${'t'.repeat(35)}`;
      const id = fixedId(41, round % 99);
      await ownerSql('DELETE FROM relation_link');
      await ownerSql(
        "INSERT INTO relation_link (id, partner_id, token, services, created_by_id, created_at) VALUES ($1, $2, $3, '{teams}', $4, now())",
        [id, FABRIKAM, token, fixedId(1, 19)],
      );
      const seen = isKnown ? 'exchange' : '';
      const against = isKnown
        ? () => changeDelegation(wendy, { partnerId: FABRIKAM, grant: '', remove: 'exchange', seen: 'exchange' })
        : () => revokeRelationLink(fei, { id });
      const works = [() => acceptRelation(wendy, { token, services: 'teams', seen }), against];
      const order = round % 4 < 2 ? works : [...works].reverse();
      const answers = await Promise.all(order.map((work) => work()));
      const [accepted, other] = round % 4 < 2 ? answers : [...answers].reverse();
      const services = await held();
      expect([round, services.includes('teams')]).toEqual([round, accepted?.ok]);
      if (isKnown) {
        // One saw what the other had not yet done: exactly one of both stands.
        expect([round, accepted?.ok !== other?.ok]).toEqual([round, true]);
        expect([round, services.includes('exchange')]).toEqual([round, !other?.ok]);
      } else {
        expect([round, await related()]).toEqual([round, accepted?.ok ? 1 : 0]);
        expect([round, other?.ok]).toEqual([round, true]);
      }
      tally[accepted?.ok ? (isKnown ? 'accepted' : 'both') : 'late'] += 1;
    }
    expect(tally.both + tally.accepted + tally.late).toBe(200);
    expect(tally.accepted).toBeGreaterThan(0);
    expect(tally.late).toBeGreaterThan(0);
  });
});
