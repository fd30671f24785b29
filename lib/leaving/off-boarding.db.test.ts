import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { searchRecord } from '@/lib/audit/queries/search-record';
import { openCase } from '@/lib/cases/commands/open-case';
import { saveDraft } from '@/lib/conversation/commands/save-draft';
import { replyToEscalation } from '@/lib/escalations/commands/reply-to-escalation';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { getPerson } from '@/lib/identity/queries/get-person';
import { listPeople } from '@/lib/identity/queries/list-people';
import { storage } from '@/lib/platform/storage';
import { newId } from '@/lib/shared/ids';
import { changeContact } from '@/lib/tenant-config/commands/change-contact';
import { changeProfile } from '@/lib/tenant-config/commands/change-profile';
import { ORGANIZATIONS, PEOPLE } from '@/test/cast';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { filing } from '@/test/isolation-world';
import { done, failureOf } from '@/test/outcomes';
import { plantDetails, plantOldInvitations } from '@/test/planted-details';
import { attachmentRow, ownerInserts } from '@/test/rows';
import { givenMail } from '@/test/rows-notifications';
import { erasePerson } from './commands/erase-person';
import { offBoardCustomer } from './commands/off-board-customer';
import { removeFiles } from './handlers/remove-files';
import { listOffBoarding } from './queries/list-off-boarding';

useDatabase();

const TAILSPIN = ORGANIZATIONS.tailspin.id;
const CANARIES = [
  'Quendolina',
  'Zwirbelsdorf',
  'quendolina@canary.example',
  '+49 30 5550 4711',
  'Kanariengasse 7',
  'canary-upn@tailspin.example',
  'canary-file-bytes',
  'kanarienbrief.txt',
];

type Sums = Record<string, string>;

/** Every row of every table as text. */
async function dump(): Promise<Record<string, string[]>> {
  const tables = await ownerSql<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables)
    all[name] = (await ownerSql<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).map((one) => one.row);
  return all;
}
const holding = (all: Record<string, string[]>) =>
  Object.entries(all).flatMap(([table, rows]) =>
    CANARIES.filter((canary) => rows.some((row) => row.toLowerCase().includes(canary.toLowerCase()))).map(
      (canary) => `${table}: ${canary}`,
    ),
  );
const filesNow = () =>
  readdirSync(process.env.LIAISON_FILES ?? '', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
const sums = async (): Promise<Sums> =>
  Object.fromEntries(
    (await ownerSql<{ id: string; sum: string }>('SELECT id, md5(e::text) AS sum FROM event e')).map((row) => [
      row.id,
      row.sum,
    ]),
  );

/** Tailspin with a person, a user, contacts, words, files, drafts and mails that a canary is in. */
async function plant() {
  await ownerSql(
    "UPDATE person SET name = 'Quendolina Zwirbelsdorf', email = 'quendolina@canary.example', phone = '+49 30 5550 4711' WHERE id = $1",
    [PEOPLE.tina.id],
  );
  await ownerSql(
    "INSERT INTO tenant_user (id, customer_id, display_name, user_principal_name) VALUES ($1, $2, 'Quendolina Zwirbelsdorf', 'canary-upn@tailspin.example')",
    [newId(), TAILSPIN],
  );
  const [versions] = await ownerSql<{ profile: number; contact: number }>(
    'SELECT profile_version AS profile, contact_version AS contact FROM tenant_organization WHERE customer_id = $1',
    [TAILSPIN],
  );
  const on = { customerId: TAILSPIN };
  done(
    await changeProfile(await signIn('tina'), {
      ...on,
      version: String(versions?.profile),
      street: 'Kanariengasse 7',
      phone: '+49 30 5550 4711',
    }),
  );
  done(
    await changeContact(await signIn('tina'), {
      ...on,
      version: String(versions?.contact),
      technical_contact_email: 'quendolina@canary.example',
      preferred_language: 'en',
    }),
  );
  const said =
    'Quendolina Zwirbelsdorf (quendolina@canary.example, +49 30 5550 4711) says that mail is late since the morning';
  const filed = done(
    await submitEscalation(await signIn('hana'), {
      ...filing({ customerId: TAILSPIN, serviceId: 'exchange' }),
      title: 'Mail of Quendolina is late',
      description: said,
      tried: said,
      customerSummary: said,
      contactName: 'Quendolina Zwirbelsdorf',
      contactEmail: 'quendolina@canary.example',
    }),
  );
  done(await replyToEscalation(await signIn('lin'), { number: filed.number, version: 1, key: newId(), body: said }));
  await plantDetails(TAILSPIN, ORGANIZATIONS.contoso.id);
  await plantOldInvitations('quendolina@canary.example', 'Quendolina', 'contoso', 'fabrikam');
  const opened = done(
    await openCase(await signIn('tina'), {
      key: newId(),
      partnerId: ORGANIZATIONS.contoso.id,
      serviceId: 'exchange',
      title: 'Quendolina gets no mail',
      description: said,
      startedAt: '2026-11-20T09:00',
      impact: 'some_users',
    }),
  );
  done(
    await saveDraft(await signIn('tina'), {
      key: newId(),
      kind: 'message',
      subject: 'x/reply',
      fields: { body: said },
    }),
  );
  await storage.put('canary/file', Readable.from(['canary-file-bytes']), 17);
  await ownerInserts('attachment', {
    ...attachmentRow(
      'hana',
      { id: filed.id, partner_id: ORGANIZATIONS.contoso.id, customer_id: TAILSPIN },
      'operator_partner',
    ),
    name: 'kanarienbrief.txt',
    storage_key: 'canary/file',
  });
  const [event] = await ownerSql<{ id: string }>('SELECT id FROM event WHERE record_id = $1 LIMIT 1', [filed.id]);
  await givenMail('hana', event?.id ?? '', said);
  await ownerInserts('delivery_target', {
    id: PEOPLE.he.id,
    name: 'Desk',
    url: 'https://desk.example/x',
    secret_sealed: 'x',
    updated_at: '2026-11-20T03:00:00Z',
  });
  await ownerInserts('delivery', {
    id: newId(),
    target_id: PEOPLE.he.id,
    event_id: event?.id ?? '',
    event_seq: 1,
    event_name: 'escalation.submitted',
    record_id: filed.id,
    body: said,
    due_at: '2026-11-20T03:00:00Z',
    created_at: '2026-11-20T03:00:00Z',
  });
  await ownerSql(
    "UPDATE subscription SET friendly_name = 'Quendolinas E1', status = 'deleted' WHERE customer_id = $1",
    [TAILSPIN],
  );
  return { filed, opened };
}

const offBoard = async (typedName: string = ORGANIZATIONS.tailspin.name) =>
  offBoardCustomer(await signIn('he'), { customerId: TAILSPIN, typedName });

describe('P8: a customer is off-boarded once its every subscription is deleted', () => {
  it('is refused while one lives', async () => {
    expect(failureOf(await offBoard())).toEqual({ kind: 'conflict', why: 'subscriptions_left' });
    expect((await listOffBoarding(await signIn('he'))).map((row) => row.id)).not.toContain(TAILSPIN);
  });

  it('takes every trace of its people from every table and file; the record stays as it was, to the last byte', async () => {
    const { filed, opened } = await plant();
    expect(holding(await dump()).length).toBeGreaterThan(15);
    expect(filesNow().join()).toContain('canary-file-bytes');
    const before = await sums();
    const others = (await dump()).tenant_user?.filter((row) => !row.includes(TAILSPIN));
    const wendy = await ownerSql('SELECT * FROM person WHERE id = $1', [PEOPLE.wendy.id]);

    expect(failureOf(await offBoard('Tailspin'))).toEqual({ kind: 'invalid', fields: { typedName: 'name_differs' } });
    done(await offBoard());
    while ((await removeFiles()) > 0);

    expect(holding(await dump())).toEqual([]);
    expect(filesNow().join()).not.toContain('canary-file-bytes');
    const after = await sums();
    for (const [id, sum] of Object.entries(before)) expect([id, after[id]]).toEqual([id, sum]);
    expect(Object.keys(after).length).toBe(Object.keys(before).length + 1);

    // The records stay, with pseudonyms where the people were.
    const read = await getEscalation(await signIn('hana'), filed.number);
    expect(read.place.customerName).toBe('Tailspin Toys');
    expect(read.title).toMatch(/^Mail of P-[0-9A-F]{8} is late$/);
    expect(await ownerSql('SELECT FROM customer_case WHERE number = $1', [opened.number])).toHaveLength(1);
    const { rows } = await searchRecord(await signIn('he'), { number: TAILSPIN });
    expect(rows[0]).toMatchObject({ action: 'customer.off_board', party: 'Tailspin Toys', person: 'He Jun 何军' });

    expect((await dump()).tenant_user?.filter((row) => !row.includes(TAILSPIN))).toEqual(others);
    expect(await ownerSql('SELECT * FROM person WHERE id = $1', [PEOPLE.wendy.id])).toEqual(wendy);
    expect(failureOf(await offBoard())).toEqual({ kind: 'conflict', why: 'already_off_boarded' });
  });

  it('signs its people out at their next request', async () => {
    const [row] = await ownerSql<{ count: number }>(
      'SELECT count(*)::int AS count FROM session s JOIN person p ON p.id = s.person_id WHERE p.organization_id = $1',
      [TAILSPIN],
    );
    expect(row?.count).toBe(0);
    await expect(searchRecord(await signIn('tina'), {})).rejects.toMatchObject({ failure: { kind: 'signed_out' } });
  });
});

describe('one person leaves', () => {
  it("is disabled first, and then a pseudonym everywhere in the organization's records", async () => {
    const on = { personId: PEOPLE.hana.id, sure: 'on' };
    expect(failureOf(await erasePerson(await signIn('ada'), on))).toEqual({ kind: 'conflict', why: 'not_disabled' });
    await ownerSql('UPDATE person SET disabled_at = now() WHERE id = $1', [PEOPLE.hana.id]);
    expect(failureOf(await erasePerson(await signIn('fei'), on))).toEqual({ kind: 'not_found' });
    expect(failureOf(await erasePerson(await signIn('ada'), { ...on, personId: PEOPLE.ada.id }))).toEqual({
      kind: 'not_found',
    });
    await plantOldInvitations(PEOPLE.hana.email, 'Hannelore Sato', 'contoso', 'fabrikam');
    await ownerSql("UPDATE escalation SET tried = 'Hannelore tried' WHERE partner_id = $1", [ORGANIZATIONS.contoso.id]);
    done(await erasePerson(await signIn('ada'), on));
    const left = Object.entries(await dump()).flatMap(([table, rows]) =>
      rows.some((row) => /hana sato|hana@contoso|hannelore/i.test(row)) ? [table] : [],
    );
    expect(left).toEqual([]);
    const { rows } = await searchRecord(await signIn('ada'), { person: PEOPLE.hana.id });
    expect(rows[0]?.person).toMatch(/^P-[0-9A-F]{8}$/);
    const gone = await getPerson(await signIn('ada'), PEOPLE.hana.id);
    expect(gone).toMatchObject({ erasedAt: expect.any(Date), roles: [] });
    const { rows: people } = await listPeople(await signIn('ada'), { view: 'disabled' });
    expect(people.find((one) => one.id === PEOPLE.hana.id)).toMatchObject({ state: 'erased' });
    expect(failureOf(await erasePerson(await signIn('ada'), on))).toEqual({ kind: 'conflict', why: 'already_erased' });
  });
});
