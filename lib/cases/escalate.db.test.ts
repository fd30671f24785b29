import { beforeAll, describe, expect, it } from 'vitest';
import { openAttachment } from '@/lib/attachments/queries';
import { closeEscalation } from '@/lib/escalations/commands/close-escalation';
import { resolveEscalation } from '@/lib/escalations/commands/resolve-escalation';
import { setSeverity } from '@/lib/escalations/commands/set-severity';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { tellCustomer } from '@/lib/escalations/commands/tell-customer';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { getSummary } from '@/lib/escalations/queries/summaries';
import type { Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import { attach, bodies, done, failureOf, raise, say } from '@/test/case-acts';
import { ORGANIZATIONS } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { events } from '@/test/outcomes';
import { addCaseNote } from './commands/add-case-note';
import { askCustomer } from './commands/ask-customer';
import { closeCase } from './commands/close-case';
import { replyToCase } from './commands/reply-to-case';
import { resolveCase } from './commands/resolve-case';
import { getCase } from './queries/get-case';

useDatabase();
let max: Viewer, tina: Viewer, hana: Viewer, fei: Viewer, lin: Viewer;
beforeAll(async () => {
  max = await signIn('max');
  tina = await signIn('tina');
  hana = await signIn('hana');
  fei = await signIn('fei');
  lin = await signIn('lin');
});

describe('escalating a case', () => {
  async function escalated() {
    const number = await raise(max);
    const asked = await say(number, 'CHOSEN: which message id?');
    const file = await attach(hana, asked.key, 'chosen.log');
    await done(askCustomer(hana, asked));
    await done(replyToCase(max, await say(number, 'CANARY of the customer')));
    await done(addCaseNote(hana, await say(number, 'CANARY of the partner')));
    const messages = await ownerSql<{ id: string }>(
      "SELECT id FROM message WHERE body LIKE 'CHOSEN%' ORDER BY created_at DESC LIMIT 1",
    );
    const form = {
      ...filing({ customerId: ORGANIZATIONS.tailspin.id, serviceId: 'exchange' }),
      caseNumber: number,
      caseMessages: messages[0]?.id ?? '',
      caseFiles: file,
    };
    const made = await done(submitEscalation(hana, form));
    return { number, form, escalation: made.number };
  }
  const onEscalation = async (number: string) => ({
    number,
    version: (await ownerSql<{ version: number }>('SELECT version FROM escalation WHERE number = $1', [number]))[0]
      ?.version,
    key: newId(),
  });
  const resolveAtDesk = async (number: string) => {
    await done(setSeverity(lin, { ...(await onEscalation(number)), severity: 'B' }));
    await done(resolveEscalation(lin, { ...(await onEscalation(number)), body: 'A limit was raised.' }));
  };

  it('message by message what goes along, and nothing else of the case: canary words', async () => {
    const { number, form, escalation } = await escalated();
    const seen = await getEscalation(lin, escalation);
    const text = JSON.stringify(seen);
    expect(text).toContain('CHOSEN: which message id?');
    expect(text).not.toContain('CANARY');
    const [first] = seen.thread.filter((item) => item.kind === 'message');
    expect(first).toMatchObject({ audience: 'operator_partner', files: [{ name: 'chosen.log' }] });
    const file = first?.kind === 'message' ? (first.files[0]?.id ?? '') : '';
    expect((await openAttachment(lin, file)).name).toBe('chosen.log');
    expect(file).not.toBe(form.caseFiles);
    await expect(openAttachment(lin, form.caseFiles)).rejects.toThrow();
    expect(await events('case.escalated')).toContainEqual(
      expect.objectContaining({
        audience: 'partner_customer',
        data: expect.objectContaining({ number, escalationNumber: escalation }),
      }),
    );
    expect(text).not.toContain('case.escalated');
    const again = await done(submitEscalation(hana, form));
    expect(again.number).toBe(escalation);
  });

  it("what is not of the case, or another customer's case, goes nowhere", async () => {
    const number = await raise(max);
    const other = await raise(tina);
    await done(replyToCase(tina, await say(other, "Another case's words")));
    const [foreign] = await ownerSql<{ id: string }>(
      'SELECT m.id FROM message m JOIN customer_case c ON c.id = m.case_id WHERE c.number = $1',
      [other],
    );
    const form = { ...filing({ customerId: ORGANIZATIONS.tailspin.id, serviceId: 'exchange' }), caseNumber: number };
    expect(await failureOf(submitEscalation(hana, { ...form, caseMessages: foreign?.id }))).toMatchObject({
      fields: { caseMessages: 'choose' },
    });
    expect(await failureOf(submitEscalation(hana, { ...form, caseFiles: newId() }))).toMatchObject({
      fields: { caseFiles: 'choose' },
    });
    const wingtip = { ...form, customerId: ORGANIZATIONS.wingtip.id };
    expect(await failureOf(submitEscalation(hana, wingtip))).toEqual({ kind: 'not_found' });
    expect(await failureOf(submitEscalation(fei, form))).toEqual({ kind: 'not_found' });
    expect((await getCase(hana, number)).escalations).toEqual([]);
  });

  it('P22: the case shows the customer number, service, summary, state and dates - the member who raised it too - and no more', async () => {
    const { number, escalation } = await escalated();
    for (const viewer of [max, tina]) {
      const [line] = (await getCase(viewer, number)).escalations;
      expect(Object.keys(line ?? {}).sort()).toEqual(
        [
          'closedAt',
          'closingMessage',
          'filedAt',
          'number',
          'reader',
          'resolvedAt',
          'serviceName',
          'state',
          'summary',
        ].sort(),
      );
      expect(line).toMatchObject({ number: escalation, state: 'in_progress', serviceName: 'Exchange Online' });
    }
    expect((await getSummary(tina, escalation)).summary.number).toBe(escalation);
    await expect(getSummary(max, escalation)).rejects.toMatchObject({ failure: { kind: 'refused' } });
    expect((await getCase(hana, number)).escalations).toMatchObject([
      { number: escalation, state: 'submitted', isTold: false },
    ]);
  });

  it('P15 is one act: telling the customer puts the closing message into the case and on record; then the escalation can be closed', async () => {
    const { number, escalation } = await escalated();
    expect(await failureOf(resolveCase(hana, await say(number, 'Early')))).toMatchObject({ why: 'escalation_open' });
    await resolveAtDesk(escalation);
    const close = async () => closeEscalation(hana, await onEscalation(escalation));
    expect(await failureOf(close())).toMatchObject({ why: 'customer_not_told' });
    const told = { ...(await onEscalation(escalation)), how: 'portal', closingMessage: 'Mail arrives at once again.' };
    await done(tellCustomer(hana, told));
    const view = await getCase(max, number);
    expect(view.state).toBe('resolved');
    expect(bodies(view).at(-1)).toBe('Mail arrives at once again.');
    expect(view.escalations).toMatchObject([{ closingMessage: 'Mail arrives at once again.' }]);
    await done(tellCustomer(hana, told));
    expect(bodies(await getCase(max, number)).filter((body) => body === told.closingMessage)).toHaveLength(1);
    expect(await failureOf(tellCustomer(hana, { ...told, closingMessage: 'Or so it seems.' }))).toMatchObject({
      kind: 'stale',
    });
    const seen = await onEscalation(escalation);
    for (const _ of ['once', 'again']) await done(closeEscalation(hana, seen));
    await done(closeCase(max, await say(number, '')));
  });

  it('told by phone, nothing is written into the case', async () => {
    const { number, escalation } = await escalated();
    await resolveAtDesk(escalation);
    const before = bodies(await getCase(max, number));
    await done(
      tellCustomer(hana, { ...(await onEscalation(escalation)), how: 'phone', closingMessage: 'It works again.' }),
    );
    expect(bodies(await getCase(max, number))).toEqual(before);
  });
});
