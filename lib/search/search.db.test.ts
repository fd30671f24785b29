import { describe, expect, it } from 'vitest';
import { listCases } from '@/lib/cases/queries/list-cases';
import { listEscalations } from '@/lib/escalations/queries/list-escalations';
import { listSummaries } from '@/lib/escalations/queries/summaries';
import { ORGANIZATIONS, type PersonKey } from '@/test/cast';
import { signIn, useDatabase } from '@/test/database';
import { escalationRow, messageRow, ownerInserts } from '@/test/rows';
import { caseMessageRow, caseRow } from '@/test/rows-cases';
import { searchPortal } from './queries/search-portal';

useDatabase();

const search = async (person: PersonKey, q: string) => searchPortal(await signIn(person), q);
const titles = async (person: PersonKey, q: string) => (await search(person, q)).requests.hits.map((hit) => hit.title);

async function file(title: string, change = {}) {
  const row = escalationRow('hana', 'tailspin', 'exchange', { title, ...change });
  await ownerInserts('escalation', row);
  return row;
}

async function raise(title: string, change = {}) {
  const row = caseRow('max', 'contoso', { title, ...change });
  await ownerInserts('customer_case', row);
  return row;
}

describe('a number that was typed', () => {
  it('leads straight to its request, case or message, however it is written', async () => {
    const { number } = await file('Reached by its number');
    const { number: caseNumber } = await raise('Reached by its number');
    const asWritten = [number, ` #${number} `, `${number.slice(0, 5)} ${number.slice(5)}`];
    // As an input method for Chinese writes digits.
    const wide = [...number].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    for (const typed of [...asWritten, wide])
      expect([typed, (await search('lin', typed)).goTo]).toEqual([typed, `/support-requests/${number}`]);
    expect((await search('tina', number)).goTo).toBe(`/support-requests/${number}`);
    expect((await search('hana', caseNumber.toLowerCase())).goTo).toBe(`/cases/${caseNumber}`);
    expect((await search('mei', 'mc900023')).goTo).toBe('/message-center/MC900023');
  });

  it('leads nowhere for whom its record does not exist (P19)', async () => {
    const { number } = await file('Not theirs to find');
    const { number: caseNumber } = await raise('Not theirs to find');
    for (const stranger of ['fei', 'nora', 'sam', 'max', 'wendy', 'wu'] as const)
      expect([stranger, (await search(stranger, number)).goTo]).toEqual([stranger, null]);
    for (const stranger of ['fei', 'sam', 'uma', 'lin', 'wendy'] as const)
      expect([stranger, (await search(stranger, caseNumber)).goTo]).toEqual([stranger, null]);
  });
});

describe('words that were typed', () => {
  it('are found in titles, all of them, anywhere, in whatever case and in Chinese', async () => {
    await file('Offline ZEPPELIN mailbox 邮件队列堵塞');
    expect(await titles('lin', 'zeppelin offline')).toEqual(['Offline ZEPPELIN mailbox 邮件队列堵塞']);
    expect(await titles('hana', '队列 zepp')).toEqual(['Offline ZEPPELIN mailbox 邮件队列堵塞']);
    expect(await titles('hana', 'zeppelin absent')).toEqual([]);
  });

  it('are composed alike on both sides: what is pasted as a ligature or typed wide is found, and finds', async () => {
    await file('Waﬄe maker oﬀline');
    await file('Waffle iron offline');
    for (const typed of ['offline waffle', 'oﬀline waﬄe', 'ｗａｆｆｌｅ'])
      expect([typed, (await titles('lin', typed)).sort()]).toEqual([
        typed,
        ['Waffle iron offline', 'Waﬄe maker oﬀline'],
      ]);
  });

  it('are no patterns: %, _ and \\ stand for themselves', async () => {
    await file('Quota at 97% of drive_c\\temp');
    expect(await titles('lin', '97%')).toHaveLength(1);
    expect(await titles('lin', 'drive_c\\t')).toHaveLength(1);
    for (const typed of ['9%of', 'drive?c', 'dr_ve', '%%%', 'drive.c'])
      expect([typed, await titles('lin', typed)]).toEqual([typed, []]);
  });

  it('find for a customer the summary, never the title (P22)', async () => {
    await file('Quetzal in the title', { customer_summary: 'Albatross in the summary' });
    const found = await search('tina', 'albatross');
    expect(found.filed.hits.map((hit) => hit.summary)).toEqual(['Albatross in the summary']);
    expect((await search('tina', 'quetzal')).filed.hits).toEqual([]);
    expect(JSON.stringify(await search('tina', 'albatross'))).not.toContain('Quetzal');
  });

  it('find for a member what the member raised alone (P4)', async () => {
    await raise('Cassowary of max');
    expect((await search('max', 'cassowary')).cases.hits).toHaveLength(1);
    expect((await search('serge', 'cassowary')).cases.hits).toHaveLength(1);
    await ownerInserts('customer_case', caseRow('tina', 'contoso', { title: 'Cassowary of tina' }));
    expect((await search('max', 'cassowary')).cases.hits.map((hit) => hit.title)).toEqual(['Cassowary of max']);
  });

  it('find organizations for who sells to them or administers them, and nobody else (P19)', async () => {
    expect((await search('sam', 'toys')).customers.hits.map((hit) => hit.name)).toEqual(['Tailspin Toys']);
    expect((await search('nora', 'toys')).customers.hits).toEqual([]);
    const operator = await search('he', 'northwind');
    expect(operator.partners.hits.map((hit) => hit.name)).toEqual(['Northwind Reselling']);
    expect((await search('he', 'tailspin')).tenants.hits.map((hit) => hit.name)).toEqual(['Tailspin Toys']);
    expect((await search('lin', 'northwind')).partners.hits).toEqual([]);
  });
});

describe('what the page of results says', () => {
  it('names what is searched for each person, and nothing for who can search nothing', async () => {
    const areas = async (person: PersonKey) => (await search(person, '')).areas;
    expect(await areas('hana')).toEqual(['requests', 'cases', 'customers']);
    expect(await areas('tina')).toEqual(['filed', 'cases', 'messages']);
    expect(await areas('lin')).toEqual(['requests', 'messages']);
    expect(await areas('he')).toEqual(['partners', 'tenants', 'messages']);
    expect(await areas('bo')).toEqual([]);
  });

  it('is eight of a group and that there are more, which the list has under the same words', async () => {
    for (let index = 1; index <= 10; index += 1) await file(`Kingfisher ${index}`);
    const { requests } = await search('lin', 'kingfisher');
    expect([requests.hits.length, requests.isMore]).toEqual([8, true]);
    expect((await listEscalations(await signIn('lin'), { view: 'all', q: 'kingfisher' })).rows).toHaveLength(10);
    expect((await listEscalations(await signIn('fei'), { view: 'all', q: 'kingfisher' })).rows).toEqual([]);
    const [first] = requests.hits;
    const only = await listSummaries(await signIn('tina'), { q: first?.number });
    expect(only.rows.map((row) => row.number)).toEqual([first?.number]);
  });

  it('finds nothing when nothing, or only what is not shown, was typed', async () => {
    for (const typed of ['', '   ', '\u0000', '\ud800'])
      expect([typed, (await search('lin', typed)).requests.hits]).toEqual([typed, []]);
    expect((await search('lin', 'x'.repeat(5_000))).requests.hits).toEqual([]);
  });
});

describe('a quick look beside the list', () => {
  it('says how a request stands and the newest words that the reader may read', async () => {
    const row = await file('Looked at beside the list');
    await ownerInserts('message', messageRow('hana', row, 'operator_partner', { body: 'To both' }));
    const later = { created_at: '2027-01-01T00:00:00Z' };
    await ownerInserts('message', messageRow('lin', row, 'operator', { body: 'Among ourselves', ...later }));
    const look = async (person: PersonKey) =>
      (await listEscalations(await signIn(person), { view: 'all', look: row.number })).look;
    expect(await look('lin')).toMatchObject({
      title: 'Looked at beside the list',
      customerName: ORGANIZATIONS.tailspin.name,
      clock: { state: expect.any(String) },
      words: { body: 'Among ourselves', by: 'Lin Wei 林伟', audience: 'operator' },
    });
    expect((await look('hana'))?.words).toMatchObject({ body: 'To both', side: 'partner' });
    expect(await look('fei')).toBeNull();
    expect((await listEscalations(await signIn('lin'), { look: 'nonsense' })).look).toBeNull();
  });

  it('shows a customer no note of its partner, and a stranger nothing (P19)', async () => {
    const row = await raise('Looked at as a case');
    await ownerInserts('message', caseMessageRow('hana', row, 'partner_customer', { body: 'We see to it' }));
    const later = { created_at: '2027-01-01T00:00:00Z' };
    await ownerInserts('message', caseMessageRow('hana', row, 'partner', { body: 'A note of our own', ...later }));
    const look = async (person: PersonKey) => (await listCases(await signIn(person), { look: row.number })).look;
    expect((await look('max'))?.words?.body).toBe('We see to it');
    expect((await look('hana'))?.words?.body).toBe('A note of our own');
    expect(await look('fei')).toBeNull();
    expect(await look('wendy')).toBeNull();
  });

  it('shows what was filed where nobody has said anything yet, and cuts off what is long', async () => {
    const row = await file('Nobody answered yet', { description: 'What was filed' });
    const look = async () => (await listEscalations(await signIn('lin'), { look: row.number })).look;
    expect(await look()).toMatchObject({ words: null, description: 'What was filed' });
    await ownerInserts('message', messageRow('lin', row, 'operator_partner', { body: 'long '.repeat(1_000) }));
    expect(await look()).toMatchObject({ words: { isCut: true } });
    expect((await look())?.words?.body.length).toBe(1_500);
  });
});
