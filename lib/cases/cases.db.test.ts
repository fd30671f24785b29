import { beforeAll, describe, expect, it } from 'vitest';
import { openAttachment } from '@/lib/attachments/queries';
import { saveDraft } from '@/lib/conversation/commands/save-draft';
import { getDraft } from '@/lib/conversation/queries';
import type { Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import { attach, bodies, done, failureOf, raise, say, versionOf } from '@/test/case-acts';
import { ORGANIZATIONS } from '@/test/cast';
import { signIn, useDatabase } from '@/test/database';
import { raising } from '@/test/isolation-cases';
import { addCaseNote } from './commands/add-case-note';
import { askCustomer } from './commands/ask-customer';
import { closeCase } from './commands/close-case';
import { openCase } from './commands/open-case';
import { reopenCase } from './commands/reopen-case';
import { replyToCase } from './commands/reply-to-case';
import { resolveCase } from './commands/resolve-case';
import { getCase } from './queries/get-case';
import { getOpening } from './queries/get-opening';
import { listCases, openCases } from './queries/list-cases';

useDatabase();
let max: Viewer, tina: Viewer, hana: Viewer, fei: Viewer, lin: Viewer;
beforeAll(async () => {
  max = await signIn('max');
  tina = await signIn('tina');
  hana = await signIn('hana');
  fei = await signIn('fei');
  lin = await signIn('lin');
});

describe('P4, P11: raising a problem with the partner', () => {
  it('gets a number of its own space, and who answers and how', async () => {
    const view = await getCase(max, await raise(max));
    expect(view.number).toMatch(/^CS\d{8}$/);
    expect(view).toMatchObject({ state: 'open', isMine: true, partner: { name: 'Contoso Cloud' } });
    expect(view.partner).toMatchObject({ supportPhone: '+86 21 5555 0120', supportHours: '00:00-24:00, 365 days' });
  });

  it('sent again it makes one case, also at once; another text under the same key is kept, not swallowed', async () => {
    const form = raising();
    const [one, two] = await Promise.all([done(openCase(max, form)), done(openCase(max, form))]);
    expect(two.number).toBe(one.number);
    expect(await failureOf(openCase(max, { ...form, title: 'Another problem' }))).toEqual({
      kind: 'conflict',
      why: 'already_filed',
    });
  });

  it('goes to who sold the service unless another that serves it is chosen', async () => {
    const partnerOf = async (number: string) => (await getCase(max, number)).partner.name;
    expect((await getOpening(max)).usualPartnerId).toBe(ORGANIZATIONS.contoso.id);
    expect(await partnerOf(await raise(max, { serviceId: '' }))).toBe('Contoso Cloud');
    const fabrikam = { partnerId: ORGANIZATIONS.fabrikam.id };
    expect(await partnerOf(await raise(max, fabrikam))).toBe('Fabrikam Partners');
    expect(await failureOf(openCase(max, { ...raising(), ...fabrikam, serviceId: 'sharepoint' }))).toMatchObject({
      fields: { partnerId: 'partner_not_for_service' },
    });
    const northwind = { ...raising(), partnerId: ORGANIZATIONS.northwind.id };
    expect(await failureOf(openCase(max, northwind))).toMatchObject({ fields: { partnerId: 'choose' } });
  });

  it('keeps what is typed, and no draft comes back to life once it is sent', async () => {
    const form = raising();
    const draft = { key: form.key, kind: 'case', subject: 'new', fields: { title: form.title } };
    await done(saveDraft(max, draft));
    expect((await getDraft(max, { kind: 'case', subject: 'new' }))?.key).toBe(form.key);
    await done(openCase(max, form));
    expect(await getDraft(max, { kind: 'case', subject: 'new' })).toBeNull();
    expect(await failureOf(saveDraft(max, draft))).toMatchObject({ why: 'already_sent' });
  });

  it("files go with it: a member's own, its administrators' and its partner's, nobody else's", async () => {
    const form = raising();
    const file = await attach(max, form.key, 'case-log.txt');
    const { number } = await done(openCase(max, form));
    for (const viewer of [max, tina, hana]) expect((await openAttachment(viewer, file)).name).toBe('case-log.txt');
    expect((await getCase(hana, number)).thread).toContainEqual(
      expect.objectContaining({ kind: 'files', files: [expect.objectContaining({ name: 'case-log.txt' })] }),
    );
    for (const person of ['fei', 'lin', 'qian', 'sam', 'uma', 'wendy'] as const)
      await expect(openAttachment(await signIn(person), file)).rejects.toMatchObject({
        failure: { kind: 'not_found' },
      });
  });
});

describe('the conversation', () => {
  it('hana answers partner and customer, or notes for the partner only: the customer does not even see a version pass', async () => {
    const number = await raise(max);
    const before = await versionOf(number);
    await done(addCaseNote(hana, await say(number, 'CANARY note')));
    expect(await versionOf(number)).toBe(before);
    await done(askCustomer(hana, await say(number, 'Which browser is it?')));
    expect(await getCase(max, number)).toMatchObject({ state: 'waiting_for_customer' });
    expect(JSON.stringify(await getCase(max, number))).not.toContain('CANARY');
    expect(JSON.stringify(await getCase(tina, number))).not.toContain('noted');
    expect(bodies(await getCase(hana, number))).toEqual(['CANARY note', 'Which browser is it?']);
    await done(replyToCase(max, await say(number, 'All of them.')));
    expect((await getCase(hana, number)).state).toBe('open');
  });

  it('a repeat is one message; a stale form is refused with the version that stands', async () => {
    const number = await raise(max);
    const reply = await say(number, 'Sent twice');
    await done(replyToCase(hana, reply));
    await done(replyToCase(hana, reply));
    expect(bodies(await getCase(max, number))).toEqual(['Sent twice']);
    expect(await failureOf(replyToCase(max, { ...reply, key: newId() }))).toEqual({ kind: 'stale', version: 2 });
  });

  it('is resolved by the partner, closed or reopened by the customer, each on record', async () => {
    const number = await raise(max);
    await done(resolveCase(hana, await say(number, 'It was the proxy.')));
    await done(reopenCase(max, await say(number, 'It is back.')));
    await done(resolveCase(hana, await say(number, 'Now it was the certificate.')));
    await done(closeCase(max, await say(number, '')));
    expect(await getCase(tina, number)).toMatchObject({ state: 'closed' });
    const lines = (await getCase(tina, number)).thread.flatMap((item) => (item.kind === 'event' ? [item.name] : []));
    expect(lines).toEqual(['case.opened', 'case.resolved', 'case.reopened', 'case.resolved', 'case.closed']);
    expect(await failureOf(replyToCase(hana, await say(number, 'Too late')))).toMatchObject({
      why: 'not_in_this_state',
    });
  });
});

describe('the lists', () => {
  it("a member sees own cases, the tenant's administrators all, the partner its customers', by whose turn", async () => {
    const mine = await raise(max);
    const hers = await raise(tina);
    await done(askCustomer(hana, await say(hers, 'When was that?')));
    const numbers = async (viewer: Viewer, view: string) =>
      (await listCases(viewer, { view })).rows.map((row) => row.number);
    expect(await numbers(max, 'open')).toContain(mine);
    expect(await numbers(max, 'all')).not.toContain(hers);
    expect(await numbers(tina, 'yours')).toContain(hers);
    expect(await numbers(hana, 'ours')).toContain(mine);
    expect(await numbers(hana, 'customers')).toContain(hers);
    expect(await numbers(fei, 'all')).not.toContain(mine);
    expect((await openCases(max))?.rows.map((row) => row.number)).toContain(mine);
    expect((await openCases(hana))?.rows.map((row) => row.number)).not.toContain(hers);
    expect(await openCases(lin)).toBeNull();
  });

  it('pages by keyset, each row once', async () => {
    for (let index = 0; index < 30; index += 1) await raise(tina);
    const first = await listCases(tina, { view: 'all' });
    expect(first.rows).toHaveLength(25);
    const second = await listCases(tina, { view: 'all', after: first.next ?? '' });
    const all = [...first.rows, ...second.rows].map((row) => row.number);
    expect(new Set(all).size).toBe(all.length);
    expect(first.views.find((view) => view.name === 'all')?.count).toBeGreaterThanOrEqual(all.length);
  });
});
