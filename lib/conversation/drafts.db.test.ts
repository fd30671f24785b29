import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/policy/enter';
import { newId } from '@/lib/shared/ids';
import { signIn, useDatabase } from '@/test/database';
import { escalationRow, ownerInserts } from '@/test/rows';
import { discardDraft } from './commands/discard-draft';
import { saveDraft } from './commands/save-draft';
import { getDraft, getDraftByKey } from './queries';

useDatabase();

let hana: Viewer;
let key: string;

beforeAll(async () => {
  hana = await signIn('hana');
});
beforeEach(() => {
  key = newId();
});

describe('a draft', () => {
  const draft = { kind: 'message', subject: 'here' } as const;

  it('is nobody else’s, and goes when it is thrown away', async () => {
    expect(await saveDraft(hana, { key, ...draft, fields: { body: 'nul\u0000 \uD800' } })).toMatchObject({
      ok: true,
    });
    expect(await getDraftByKey(hana, key)).toMatchObject({ fields: { body: 'nul \uFFFD' } });
    const ada = await signIn('ada');
    expect(await getDraftByKey(ada, key)).toBeNull();
    expect(await discardDraft(ada, { key })).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
    expect(await discardDraft(hana, { key })).toMatchObject({ ok: true });
    expect(await getDraftByKey(hana, key)).toBeNull();
  });

  it('holds all that its form allows, in any script, and 400 kB at most', async () => {
    const longest = { description: '字'.repeat(20_000), tried: '字'.repeat(20_000), lackExplained: '字'.repeat(4_000) };
    expect(await saveDraft(hana, { key, ...draft, fields: longest })).toMatchObject({ ok: true });
    const fields = { body: '字'.repeat(140_000) };
    expect(await saveDraft(hana, { key, ...draft, fields })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', fields: { fields: 'too_long' } },
    });
  });

  it('is found by what it is about, the newest first', async () => {
    const older = newId();
    await saveDraft(hana, { key: older, kind: 'message', subject: 'there', fields: {} });
    await saveDraft(hana, { key, kind: 'message', subject: 'there', fields: { body: 'newer' } });
    expect(await getDraft(hana, { kind: 'message', subject: 'there' })).toMatchObject({ key });
    expect(await getDraft(hana, { kind: 'escalation', subject: 'there' })).toBeNull();
  });

  it('does not come back once the form is sent', async () => {
    await ownerInserts('escalation', escalationRow('hana', 'tailspin', 'exchange', { submit_key: key }));
    const late = await saveDraft(hana, { key, ...draft, fields: { body: 'late' } });
    expect(late).toEqual({ ok: false, failure: { kind: 'conflict', why: 'already_sent' } });
    expect(await getDraftByKey(hana, key)).toBeNull();
  });
});
