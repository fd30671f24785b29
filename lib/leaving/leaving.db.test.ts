import { describe, expect, it } from 'vitest';
import { closeCase } from '@/lib/cases/commands/close-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { replyToCase } from '@/lib/cases/commands/reply-to-case';
import { getCase } from '@/lib/cases/queries/get-case';
import { findCustomers } from '@/lib/customers/queries';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { getShell } from '@/lib/identity/queries';
import { newId } from '@/lib/shared/ids';
import { changeDelegation } from '@/lib/tenant-config/commands/change-delegation';
import { changeProfile } from '@/lib/tenant-config/commands/change-profile';
import { getPartners } from '@/lib/tenant-config/queries/get-partners';
import { ORGANIZATIONS, type OrganizationKey, type PersonKey } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { meanwhile } from '@/test/meanwhile';
import { done, events, failureOf } from '@/test/outcomes';
import { endRelation } from './commands/end-relation';
import { getEnding } from './queries/get-ending';

useDatabase();

const idOf = (organization: OrganizationKey) => ORGANIZATIONS[organization].id;
const end = async (person: PersonKey, other: OrganizationKey) =>
  endRelation(await signIn(person), { otherId: idOf(other) });
const file = async (person: PersonKey, customer: OrganizationKey, serviceId = 'exchange') =>
  submitEscalation(await signIn(person), filing({ customerId: idOf(customer), serviceId }));
const onCase = async (number: string) => {
  const [row] = await ownerSql<{ version: number }>('SELECT version FROM customer_case WHERE number = $1', [number]);
  return { number, version: row?.version, key: newId(), body: 'One more word' };
};
const saveCity = async (person: PersonKey, city: string) => {
  const [row] = await ownerSql<{ version: number }>(
    'SELECT profile_version AS version FROM tenant_organization WHERE customer_id = $1',
    [idOf('tailspin')],
  );
  return changeProfile(await signIn(person), { customerId: idOf('tailspin'), version: String(row?.version), city });
};

describe('P5: a relation ends when no subscription is left', () => {
  it('stays while one lives, whoever ends it, and says which', async () => {
    expect(failureOf(await end('tina', 'contoso'))).toEqual({ kind: 'conflict', why: 'subscriptions_left' });
    expect(failureOf(await end('ada', 'tailspin'))).toEqual({ kind: 'conflict', why: 'subscriptions_left' });
    const ending = await getEnding(await signIn('tina'), idOf('contoso'));
    expect(ending.subscriptions.map((one) => one.friendlyName)).toContain('Office 365 Enterprise E1');
    expect(ending.partnerName).toBe('Contoso Cloud');
  });

  it.each(['uma', 'serge', 'max', 'hana', 'sam', 'bo', 'ula', 'he', 'lin'] as PersonKey[])(
    '%s ends none',
    async (person) => {
      expect(failureOf(await end(person, 'fabrikam'))).toMatchObject({ kind: 'refused', rule: 'P5' });
    },
  );

  it('is nothing to those whose it is not', async () => {
    expect(failureOf(await end('wendy', 'northwind'))).toEqual({ kind: 'not_found' });
    expect(failureOf(await end('nora', 'tailspin'))).toEqual({ kind: 'not_found' });
  });

  it('ends once the last subscription is deleted, at once everywhere, and leaves the records to those whose they are', async () => {
    const filed = done(await file('hana', 'tailspin'));
    const opened = done(
      await openCase(await signIn('tina'), {
        key: newId(),
        partnerId: idOf('contoso'),
        serviceId: 'exchange',
        title: 'A problem of before',
        description: 'It was so, and it was like this for everybody since the morning',
        startedAt: '2026-11-20T09:00',
        impact: 'some_users',
      }),
    );
    done(await replyToCase(await signIn('hana'), await onCase(opened.number)));
    done(await saveCity('hana', 'Suzhou'));
    await ownerSql("UPDATE subscription SET status = 'deleted' WHERE customer_id = $1 AND partner_id = $2", [
      idOf('tailspin'),
      idOf('contoso'),
    ]);
    done(await end('tina', 'contoso'));

    // The open page's next save.
    expect(failureOf(await saveCity('hana', 'Wuxi'))).toMatchObject({ kind: 'conflict' });
    expect(failureOf(await file('hana', 'tailspin'))).toEqual({ kind: 'not_found' });
    expect(failureOf(await replyToCase(await signIn('hana'), await onCase(opened.number)))).toEqual({
      kind: 'conflict',
      why: 'relation_ended',
    });
    expect(failureOf(await replyToCase(await signIn('tina'), await onCase(opened.number)))).toMatchObject({
      why: 'relation_ended',
    });
    const grant = { partnerId: idOf('contoso'), grant: 'teams', remove: '', seen: '' };
    expect(failureOf(await changeDelegation(await signIn('tina'), grant))).toEqual({ kind: 'not_found' });
    expect(failureOf(await end('tina', 'contoso'))).toEqual({ kind: 'not_found' });
    await expect(getEnding(await signIn('ada'), idOf('tailspin'))).rejects.toMatchObject({
      failure: { kind: 'not_found' },
    });

    const { customers } = await findCustomers(await signIn('ada'), {});
    expect(customers.map((one) => one.name)).not.toContain('Tailspin Toys');
    expect((await getPartners(await signIn('tina'))).partners.map((one) => one.name)).toEqual(['Fabrikam Partners']);
    expect((await getShell(await signIn('max'))).partners.map((one) => one.name)).not.toContain('Contoso Cloud');
    expect(
      await ownerSql('SELECT FROM delegation WHERE customer_id = $1 AND partner_id = $2', [
        idOf('tailspin'),
        idOf('contoso'),
      ]),
    ).toEqual([]);

    // What was written stays, with its names.
    expect((await getEscalation(await signIn('hana'), filed.number)).place.customerName).toBe('Tailspin Toys');
    expect((await getCase(await signIn('hana'), opened.number)).title).toBe('A problem of before');
    expect((await getCase(await signIn('tina'), opened.number)).title).toBe('A problem of before');
    done(await closeCase(await signIn('tina'), { ...(await onCase(opened.number)), body: '' }));
    expect((await events('relation.ended'))[0]).toMatchObject({ audience: 'operator_partner_customer' });
  });

  it('accepted anew it opens all again', async () => {
    await ownerSql('UPDATE relation SET ended_at = NULL WHERE customer_id = $1 AND partner_id = $2', [
      idOf('tailspin'),
      idOf('contoso'),
    ]);
    done(
      await changeDelegation(await signIn('tina'), {
        partnerId: idOf('contoso'),
        grant: 'entra',
        remove: '',
        seen: '',
      }),
    );
    done(await file('hana', 'tailspin', 'entra'));
  });

  it('is ended by the partner too, and the record names what was granted until then', async () => {
    const between = [idOf('tailspin'), idOf('fabrikam')];
    const granting: [string, ...unknown[]][] = [
      ["SELECT pg_advisory_xact_lock(hashtextextended('delegation ' || $1::text, 0))", between[0]],
      [
        "INSERT INTO delegation (customer_id, partner_id, service_id, granted_at) VALUES ($1, $2, 'teams', now())",
        ...between,
      ],
    ];
    done(await meanwhile('tina', granting, () => end('fei', 'tailspin')));
    expect((await events('relation.ended'))[0]?.data).toMatchObject({ servicesBefore: 'exchange,teams' });
    expect((await getPartners(await signIn('tina'))).partners.map((one) => one.name)).toEqual(['Contoso Cloud']);
  });
});
