import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { getEscalation } from '@/lib/escalations/queries/get-escalation';
import { findCustomersToFileFor, getFiling, listServicesFor } from '@/lib/escalations/queries/get-filing';
import { listEscalations } from '@/lib/escalations/queries/list-escalations';
import { getSummary, listSummaries } from '@/lib/escalations/queries/summaries';
import { getShell } from '@/lib/identity/queries';
import type { Viewer } from '@/lib/policy/enter';
import { searchPortal } from '@/lib/search/queries/search-portal';
import { getHealth, getIssue } from '@/lib/service-health/queries';
import { ORGANIZATIONS } from './cast';
import { recordStatements } from './counted-statements';
import { ownerSql, signIn, useDatabase } from './database';
import { attachmentRow, escalationRow, eventRow, messageRow, ownerInserts } from './rows';

useDatabase();

const TAILSPIN = ORGANIZATIONS.tailspin.id;
const first = escalationRow('hana', 'tailspin', 'exchange');

/** Copies of the first escalation, each with an event, a message and a file of its own. */
async function fillUpTo(count: number): Promise<void> {
  await ownerSql(
    `INSERT INTO escalation SELECT made.* FROM escalation e, generate_series((SELECT count(*) FROM escalation) + 1, $2) n,
       LATERAL jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'submit_key', gen_random_uuid(), 'number', '7' || lpad(n::text, 14, '0'))) made
     WHERE e.id = $1`,
    [first.id, count],
  );
  for (const [table, change] of [
    ['message', `jsonb_build_object('id', gen_random_uuid(), 'submit_key', gen_random_uuid(), 'escalation_id', o.id)`],
    [
      'attachment',
      `jsonb_build_object('id', gen_random_uuid(), 'storage_key', gen_random_uuid(), 'escalation_id', o.id)`,
    ],
  ]) {
    await ownerSql(
      `INSERT INTO ${table} SELECT made.* FROM ${table} t, escalation o, LATERAL jsonb_populate_record(t, ${change}) made WHERE t.escalation_id = $1
         AND NOT EXISTS (SELECT FROM ${table} own WHERE own.escalation_id = o.id) AND t.id = (SELECT x.id FROM ${table} x WHERE x.escalation_id = $1 LIMIT 1)`,
      [first.id],
    );
  }
}

/** More on the one record that is read: messages of both sides, notes, files, events. */
async function talk(times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    await ownerInserts('message', messageRow('hana', first, 'operator_partner'));
    await ownerInserts('message', messageRow(index % 2 ? 'lin' : 'zhao', first, 'operator'));
    await ownerInserts('attachment', attachmentRow('hana', first, 'operator_partner'));
    await ownerInserts('event', eventRow('operator_partner', first, index % 2 ? 'lin' : 'hana'));
  }
}

/** One more escalation each time. */
const submit = async (viewer: Viewer) => {
  const {
    topic_id: topicId,
    title,
    description,
    tried,
    lack_explained: lackExplained,
    contact_name: contactName,
    contact_email: contactEmail,
    ...rest
  } = first;
  const place = {
    key: randomUUID(),
    customerId: TAILSPIN,
    serviceId: 'exchange',
    startedAt: '2026-01-05T09:00',
    lacks: 'tools',
    proposedSeverity: 'B',
  };
  const texts = {
    topicId,
    title,
    description,
    tried,
    lackExplained,
    contactName,
    contactEmail,
    impact: rest.impact,
    customerSummary: rest.customer_summary,
  };
  expect(await submitEscalation(viewer, { ...place, ...texts })).toMatchObject({ ok: true });
};

type Page = { name: string; statements: number; read: (viewers: Viewers) => Promise<unknown> };
type Viewers = { lin: Viewer; hana: Viewer; tina: Viewer };

/** BEGIN, enter() and COMMIT are three of each. */
const PAGES: readonly Page[] = [
  { name: 'the shell, operator', statements: 4, read: ({ lin }) => getShell(lin) },
  { name: 'the shell, partner', statements: 4, read: ({ hana }) => getShell(hana) },
  { name: 'the shell, customer', statements: 6, read: ({ tina }) => getShell(tina) },
  { name: "the operator's queue", statements: 7, read: ({ lin }) => listEscalations(lin, {}) },
  {
    name: 'the queue, filtered',
    statements: 7,
    read: ({ lin }) => listEscalations(lin, { view: 'unassigned', service: 'exchange', severity: 'B' }),
  },
  { name: "the partner's list", statements: 7, read: ({ hana }) => listEscalations(hana, { view: 'all' }) },
  {
    name: 'the queue with a quick look',
    statements: 8,
    read: ({ lin }) => listEscalations(lin, { look: first.number }),
  },
  { name: 'the search, operator', statements: 5, read: ({ lin }) => searchPortal(lin, 'nowhere') },
  { name: 'the search, partner', statements: 6, read: ({ hana }) => searchPortal(hana, 'nowhere') },
  { name: 'the search, customer', statements: 6, read: ({ tina }) => searchPortal(tina, 'nowhere') },
  { name: 'a record, operator', statements: 12, read: ({ lin }) => getEscalation(lin, first.number) },
  { name: 'a record, partner', statements: 12, read: ({ hana }) => getEscalation(hana, first.number) },
  { name: 'filing: the customers', statements: 4, read: ({ hana }) => findCustomersToFileFor(hana, {}) },
  { name: 'filing: the services', statements: 5, read: ({ hana }) => listServicesFor(hana, TAILSPIN) },
  { name: 'filing: the form', statements: 19, read: ({ hana }) => getFiling(hana, TAILSPIN, 'exchange') },
  { name: 'filing: the command', statements: 14, read: ({ hana }) => submit(hana) },
  { name: 'service health', statements: 7, read: ({ tina }) => getHealth(tina, {}) },
  { name: 'a service health issue, customer', statements: 12, read: ({ tina }) => getIssue(tina, 'EX413207') },
  { name: "the customer's summaries", statements: 4, read: ({ tina }) => listSummaries(tina) },
  { name: 'a summary', statements: 4, read: ({ tina }) => getSummary(tina, first.number) },
];

describe('SQL statements of a page', () => {
  const seen = new Map<string, number[]>();
  let viewers: Viewers;

  beforeAll(async () => {
    const recorder = recordStatements();
    viewers = { lin: await signIn('lin'), hana: await signIn('hana'), tina: await signIn('tina') };
    await ownerInserts('escalation', first);
    await talk(1);
    for (const count of [25, 2_500]) {
      await fillUpTo(count);
      for (const page of PAGES) {
        const { statements } = await recorder.during(() => page.read(viewers));
        seen.set(page.name, [...(seen.get(page.name) ?? []), statements.length]);
      }
      await talk(20);
    }
  });

  it('has counted among 2,500 escalations and the one filed after them', async () => {
    const [found] = await ownerSql<{ count: number }>('SELECT count(*)::int AS count FROM escalation');
    expect(found?.count).toBe(2_501);
    const list = await listEscalations(viewers.lin, {});
    expect(list.rows.length).toBe(25);
    expect(list.views[0]?.count).toBe(1_001);
  });

  it.each(PAGES)('$name: $statements, among 25 and among 2,500 escalations', ({ name, statements }) => {
    expect(seen.get(name)).toEqual([statements, statements]);
  });
});
