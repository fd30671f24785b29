import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { DomainError } from '@/lib/shared/errors';
import { SERVICES } from '@/prisma/seed/catalogue';
import { ORGANIZATIONS, type OrganizationKey, PEOPLE, type PersonKey, personKeys } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { insertMessage } from '@/test/message-rows';
import { markMessages } from './commands/mark-messages';
import { getMessage } from './queries/get-message';
import { listMessages } from './queries/list-messages';
import { unreadNeedingAction } from './queries/unread-messages';

useDatabase();

/** Typed by hand from the cast's subscriptions; a suspended one still counts. */
const HELD: Partial<Record<OrganizationKey, readonly string[]>> = {
  tailspin: ['exchange', 'sharepoint', 'onedrive', 'teams', 'entra'],
  wingtip: ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'],
  adatum: ['exchange', 'sharepoint', 'onedrive', 'teams', 'apps', 'entra'],
  litware: ['onedrive', 'apps', 'entra'],
};
/** Typed by hand from the roles of the policy. */
const OPERATORS: readonly PersonKey[] = ['lin', 'zhao', 'wu', 'he', 'qian'];
const READERS: readonly PersonKey[] = ['tina', 'serge', 'mei', 'wendy', 'alan', 'lena'];
const PRIVACY_READERS: readonly PersonKey[] = ['tina', 'wendy', 'alan', 'lena'];
const PRIVACY_OPERATORS: readonly PersonKey[] = ['zhao', 'wu', 'qian'];
const WORKS_ON_DRAFTS: readonly PersonKey[] = ['wu', 'zhao', 'qian'];

const holds = (person: PersonKey, services: readonly string[]) =>
  services.some((service) => HELD[PEOPLE[person].organization]?.includes(service));

const viewers = new Map<PersonKey, Viewer>();
const viewerOf = (person: PersonKey): Viewer => {
  const viewer = viewers.get(person);
  if (!viewer) throw new Error(person);
  return viewer;
};

beforeAll(async () => {
  for (const person of personKeys) viewers.set(person, await signIn(person));
});

/** What the work says, or the word for why it says nothing. */
async function heard(work: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await work());
  } catch (error) {
    if (error instanceof DomainError) return error.failure.kind;
    throw error;
  }
}

/** Everybody who gets the word by the list, by searching, by its id, and by what needs action. */
async function whoHears(
  id: string,
  word: string,
): Promise<Record<'list' | 'search' | 'record' | 'action', PersonKey[]>> {
  const found: Record<'list' | 'search' | 'record' | 'action', PersonKey[]> = {
    list: [],
    search: [],
    record: [],
    action: [],
  };
  for (const person of personKeys) {
    const viewer = viewerOf(person);
    const answers = {
      list: () => listMessages(viewer, { sort: '-updated' }),
      search: () => listMessages(viewer, { q: word.toLowerCase() }),
      record: async () => (await getMessage(viewer, id, {})).message,
      action: () => unreadNeedingAction(viewer),
    };
    for (const [way, answer] of Object.entries(answers) as [keyof typeof answers, () => Promise<unknown>][])
      if ((await heard(answer)).includes(word)) found[way].push(person);
  }
  return found;
}

// First in the list and in what needs action.
const FIRST = { last_modified_at: '2099-01-01T00:00:00Z', act_by: '2020-01-01T00:00:00Z' };

describe('Messages reach exactly the customers whose subscriptions include the service, counted over the cast', () => {
  it.each(SERVICES.map((service, position) => ({ ...service, message: `MC91000${position}` })))(
    '$name',
    async ({ id: service, name, message }) => {
      const word = `Canary-${service}`;
      await insertMessage(word, { id: message, services: [{ name, id: service }], columns: FIRST });
      const customers = READERS.filter((person) => holds(person, [service]));
      const everybody = personKeys.filter((person) => OPERATORS.includes(person) || customers.includes(person));
      expect(await whoHears(message, word)).toEqual({
        list: everybody,
        search: everybody,
        record: everybody,
        action: everybody,
      });
      const reached = new Set(customers.map((person) => PEOPLE[person].organization));
      const [row] = await ownerSql<{ names: string[] }>(
        `SELECT array_agg(DISTINCT o.domain) AS names FROM subscription s JOIN offer_service os ON os.offer_id = s.offer_id
         JOIN organization o ON o.id = s.customer_id WHERE os.service_id = $1 AND s.status <> 'deleted'`,
        [service],
      );
      expect([...reached].map((key) => ORGANIZATIONS[key].domain).sort()).toEqual(row?.names.sort());
      await ownerSql('DELETE FROM service_message WHERE id = $1', [message]);
    },
  );

  it('one about two services reaches who holds either, once', async () => {
    const services = [
      { name: 'Microsoft Teams', id: 'teams' },
      { name: 'Microsoft 365 Apps', id: 'apps' },
    ];
    await insertMessage('Canary-two', { id: 'MC910010', services, columns: FIRST });
    const found = await whoHears('MC910010', 'Canary-two');
    expect(found.list.filter((person) => !OPERATORS.includes(person))).toEqual(READERS);
    const list = await listMessages(viewerOf('wendy'), { q: 'canary-two' });
    expect(list.rows.map((row) => row.services)).toEqual([['Microsoft 365 Apps', 'Microsoft Teams']]);
  });

  it('one about a service that is none of ours reaches no customer, nor does one about nothing', async () => {
    await insertMessage('Canary-none', {
      id: 'MC910011',
      services: [{ name: 'Microsoft Purview', id: null }],
      columns: FIRST,
    });
    await insertMessage('Canary-bare', { id: 'MC910012', columns: FIRST });
    for (const [id, word] of [
      ['MC910011', 'Canary-none'],
      ['MC910012', 'Canary-bare'],
    ] as const)
      expect((await whoHears(id, word)).record).toEqual(OPERATORS);
  });

  it('a service that was just bought brings its messages, one whose subscription is deleted takes them away', async () => {
    const services = [{ name: 'Microsoft Teams', id: 'teams' }];
    await insertMessage('Canary-bought', { id: 'MC910013', services, columns: FIRST });
    const litware = ORGANIZATIONS.litware.id;
    const before = await ownerSql<{ id: string; offer_id: string }>(
      'SELECT id, offer_id FROM subscription WHERE customer_id = $1',
      [litware],
    );
    expect((await whoHears('MC910013', 'Canary-bought')).list).not.toContain('lena');
    await ownerSql("UPDATE subscription SET offer_id = 'o365-e3' WHERE customer_id = $1", [litware]);
    expect((await whoHears('MC910013', 'Canary-bought')).list).toContain('lena');
    await ownerSql("UPDATE subscription SET status = 'deleted' WHERE customer_id = $1", [litware]);
    expect((await whoHears('MC910013', 'Canary-bought')).list).not.toContain('lena');
    await ownerSql("UPDATE subscription SET status = 'active', offer_id = $2 WHERE customer_id = $1", [
      litware,
      before[0]?.offer_id,
    ]);
  });
});

describe('Data-privacy messages', () => {
  const services = [{ name: 'Exchange Online', id: 'exchange' }];

  it('reach only the two roles that may, and at the operator who writes, approves or audits', async () => {
    await insertMessage('Canary-privacy', { id: 'MC910020', services, columns: { ...FIRST, is_data_privacy: true } });
    const customers = PRIVACY_READERS.filter((person) => holds(person, ['exchange']));
    const everybody = personKeys.filter((person) => PRIVACY_OPERATORS.includes(person) || customers.includes(person));
    expect(await whoHears('MC910020', 'Canary-privacy')).toEqual({
      list: everybody,
      search: everybody,
      record: everybody,
      action: everybody,
    });
    const marked = await markMessages(viewerOf('mei'), { act: 'read', ids: 'MC910020' });
    expect(marked).toEqual({ ok: false, failure: { kind: 'not_found' } });
  });

  it('a Message Center privacy reader gets them, and only of services that the organization holds', async () => {
    await ownerSql(
      "UPDATE person_role SET role = 'message_center_privacy_reader' WHERE person_id = $1 AND role = 'message_center_reader'",
      [PEOPLE.mei.id],
    );
    const apps = [{ name: 'Microsoft 365 Apps', id: 'apps' }];
    await insertMessage('Canary-foreign', {
      id: 'MC910021',
      services: apps,
      columns: { ...FIRST, is_data_privacy: true },
    });
    expect((await whoHears('MC910020', 'Canary-privacy')).record).toContain('mei');
    expect((await whoHears('MC910021', 'Canary-foreign')).record).not.toContain('mei');
    await ownerSql("UPDATE person_role SET role = 'message_center_reader' WHERE person_id = $1", [PEOPLE.mei.id]);
  });
});

describe('What is not published', () => {
  it.each(['draft', 'in_review', 'approved', 'withdrawn'])('%s: never a customer, nor any list', async (state) => {
    const services = [{ name: 'Exchange Online', id: 'exchange' }];
    const columns = { ...FIRST, state, published_at: state === 'withdrawn' ? '2026-11-01T00:00:00Z' : null };
    await insertMessage(`Canary-${state}`, { id: 'MC910030', services, columns });
    expect(await whoHears('MC910030', `Canary-${state}`)).toEqual({
      list: [],
      search: [],
      record: personKeys.filter((person) => WORKS_ON_DRAFTS.includes(person)),
      action: [],
    });
    await ownerSql("DELETE FROM service_message WHERE id = 'MC910030'");
  });
});

describe('Partners have no Message Center', () => {
  it.each(['ada', 'sam', 'hana', 'bo', 'ula', 'fei', 'nora'] as const)('%s meets P1', async (person) => {
    await expect(listMessages(viewerOf(person), {})).rejects.toMatchObject({
      failure: { kind: 'refused', rule: 'P1', roles: [] },
    });
    await expect(getMessage(viewerOf(person), 'MC900001', {})).rejects.toMatchObject({ failure: { rule: 'P1' } });
  });

  it('and uma and max are told who may', async () => {
    for (const person of ['uma', 'max'] as const)
      await expect(listMessages(viewerOf(person), {})).rejects.toMatchObject({
        failure: { kind: 'refused', rule: 'P1', roles: expect.arrayContaining(['message_center_reader']) },
      });
  });
});
