import { type EventData, saidBy } from '@/lib/command/event';
import { Prisma } from '@/lib/platform/db';
import type { Actor } from '@/lib/policy/actor';
import { authorize, may } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { type Action, POLICY } from '@/lib/policy/table';
import { invalid } from '@/lib/shared/errors';
import { isUuid } from '@/lib/shared/ids';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { instantInZone } from '@/lib/shared/zoned-time';
import { type RecordSearch, recordSearch, unreadOf } from '../schema';

const PAGE_ROWS = 50;
export const EXPORT_ROWS = 10_000;
const DAY_MS = 86_400_000;

export type RecordRow = {
  id: string;
  at: Date;
  name: string;
  action: string;
  rule: string;
  personId: string | null;
  person: string | null;
  party: string | null;
  /** The person on whom somebody acted, or who is invited. */
  whom: string | null;
  recordType: string;
  recordId: string;
  number: string | null;
  data: EventData;
  /** Of what it says, the names of what somebody typed. */
  typed: string[];
};
type Row = Omit<RecordRow, 'data' | 'typed'> & {
  seq: bigint;
  position: string;
  data: unknown;
  words: { name: string; words: string }[];
};

const ofSubject = (act: string): Action[] => [
  ...new Set(POLICY.map((row) => row.action).filter((one) => one === act || one.startsWith(`${act}.`))),
];

/** A day's first instant in the reader's zone. */
const dawn = (day: string | undefined, actor: Actor): Date | null =>
  day ? instantInZone(`${day}T00:00`, actor.timeZone) : null;

function wheres(actor: Actor, search: RecordSearch): Prisma.Sql[] {
  const from = dawn(search.from, actor);
  const last = dawn(search.to, actor);
  const q = search.party?.normalize('NFKC').toLowerCase();
  return [
    Prisma.sql`e.actor_organization_id = ${actor.organizationId}::uuid`,
    ...(search.person ? [Prisma.sql`e.actor_id = ${search.person}::uuid`] : []),
    ...(search.act ? [Prisma.sql`e.action = ANY (${ofSubject(search.act)})`] : []),
    ...(q
      ? [
          Prisma.sql`(e.customer_id IN (SELECT o.id FROM organization o WHERE o.name_key >= ${q} AND o.name_key < ${`${q}\u{10FFFF}`})
            OR e.partner_id IN (SELECT o.id FROM organization o WHERE o.id <> ${actor.organizationId}::uuid AND o.name_key >= ${q} AND o.name_key < ${`${q}\u{10FFFF}`})
            OR (CASE e.record_type WHEN 'person' THEN e.record_id WHEN 'roster' THEN e.data ->> 'person' END) IN (
              SELECT p.id::text FROM person p WHERE p.organization_id = ${actor.organizationId}::uuid AND starts_with(lower(p.name), ${q}))
            OR (e.record_type = 'invitation' AND EXISTS (
              SELECT FROM event_words w WHERE w.event_id = e.id AND w.name IN ('name', 'email') AND starts_with(lower(w.words), ${q}))))`,
        ]
      : []),
    ...(search.number ? [Prisma.sql`(e.record_id = ${search.number} OR e.data ->> 'number' = ${search.number})`] : []),
    ...(from ? [Prisma.sql`e.at >= ${from}`] : []),
    ...(last ? [Prisma.sql`e.at < ${new Date(last.getTime() + DAY_MS)}`] : []),
  ];
}

/** Own organization's acts alone, whatever else the reader may read of the record; the names as the reader may know them. */
async function read({ tx, actor }: Acting, parts: Prisma.Sql[], limit: number): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (
      SELECT e.* FROM event e WHERE ${Prisma.join(parts, ' AND ')} ORDER BY e.at DESC, e.seq DESC LIMIT ${limit}
    ), acts AS MATERIALIZED (
      SELECT p.*, CASE p.record_type WHEN 'person' THEN p.record_id::uuid WHEN 'roster' THEN (p.data ->> 'person')::uuid END AS subject_id FROM page p
    ), names AS MATERIALIZED (
      SELECT n.id, n.name FROM person_names((SELECT array_agg(DISTINCT one) FROM acts a, unnest(ARRAY[a.actor_id, a.subject_id]) AS one)) n)
    SELECT p.id, p.seq, p.at, p.at::text AS position, p.name, p.action, p.rule, p.actor_id AS "personId", n.name AS person, subject.name AS whom,
      CASE WHEN p.customer_id = ${actor.organizationId}::uuid THEN partner.name ELSE coalesce(customer.name, nullif(partner.name, own.name)) END AS party,
      p.record_type AS "recordType", p.record_id AS "recordId", p.data ->> 'number' AS number, p.data,
      coalesce((SELECT jsonb_agg(jsonb_build_object('name', w.name, 'words', w.words)) FROM event_words w WHERE w.event_id = p.id), '[]') AS words
    FROM acts p LEFT JOIN names n ON n.id = p.actor_id LEFT JOIN names subject ON subject.id = p.subject_id LEFT JOIN organization customer ON customer.id = p.customer_id
      LEFT JOIN organization partner ON partner.id = p.partner_id LEFT JOIN organization own ON own.id = ${actor.organizationId}::uuid
    ORDER BY p.at DESC, p.seq DESC`;
}

// Who is invited is nobody here yet: called as whoever invited them did, until that leaves with them.
const invited = (recordType: string, words: Row['words']): string | null => {
  const said = (name: string) => words.find((one) => one.name === name)?.words;
  return recordType === 'invitation' ? (said('name') ?? said('email') ?? null) : null;
};

const shown = ({ seq: _seq, position: _position, words, ...row }: Row): RecordRow => ({
  ...row,
  whom: row.whom ?? invited(row.recordType, words),
  data: saidBy({ data: row.data, words }),
  typed: words.map((one) => one.name),
});

// What a value of an act names by its id: whose it became, for whom it was, which service or offer it is about. Names as the reader may know them.
async function namesIn({ tx }: Acting, rows: readonly RecordRow[]): Promise<Record<string, string>> {
  const said = rows.flatMap((row) => Object.values(row.data)).filter((value) => typeof value === 'string');
  const ids = [...new Set(said.filter(isUuid))];
  const people = ids.length
    ? await tx.$queryRaw<{ id: string; name: string }[]>`SELECT id, name FROM person_names(${ids}::uuid[])`
    : [];
  const organizations = ids.length
    ? await tx.organization.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
    : [];
  const services = await tx.service.findMany({ select: { id: true, name: true } });
  const offers = await tx.offer.findMany({ select: { id: true, name: true } });
  return Object.fromEntries([...people, ...organizations, ...services, ...offers].map((one) => [one.id, one.name]));
}

/** What people of one's own organization did, the newest first, 50 a page by keyset (P20): filtered by what `recordSearch` reads. */
export async function searchRecord(viewer: Viewer, asked: Record<string, string | undefined>) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    authorize(actor, 'record.search');
    const search = recordSearch.parse(asked);
    const unread = unreadOf(asked, search).filter((name) => name === 'from' || name === 'to');
    const from = readCursor(search.after, ['instant', 'number']);
    const later = from ? [Prisma.sql`(e.at, e.seq) < (${from[0]}::timestamptz, ${from[1]}::bigint)`] : [];
    const found = unread.length > 0 ? [] : await read(acting, [...wheres(actor, search), ...later], PAGE_ROWS + 1);
    const rows = found.slice(0, PAGE_ROWS);
    const last = rows.at(-1);
    const own = Prisma.sql`e.actor_organization_id = ${actor.organizationId}::uuid`;
    const [opened] = search.event ? await read(acting, [own, Prisma.sql`e.id = ${search.event}::uuid`], 1) : [];
    const people = await tx.person.findMany({
      where: { organizationId: actor.organizationId },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 500,
    });
    const acts = POLICY.filter((row) => row.side === actor.side && row.roles.length > 0).map((row) => row.action);
    const visible = [...rows, ...(opened ? [opened] : [])].map(shown);
    return {
      search,
      /** Days that do not exist; nothing is found then. */
      unread,
      rows: rows.map(shown),
      opened: opened ? shown(opened) : null,
      next: found.length > PAGE_ROWS && last ? writeCursor([last.position, String(last.seq)]) : null,
      people,
      subjects: [...new Set(acts.map((act) => act.split('.')[0] ?? act))],
      names: await namesIn(acting, visible),
      side: actor.side,
      organizationId: actor.organizationId,
      can: {
        escalations: may(actor, 'escalation.view') || may(actor, 'escalation.view_summary'),
        cases: may(actor, 'case.view'),
        subscriptions: may(actor, 'subscription.view'),
        requests: may(actor, 'change_request.view'),
        health: may(actor, 'health.view'),
        messages: may(actor, 'service_message.oversee'),
        tenant: may(actor, 'tenant.view'),
        delivery: may(actor, 'delivery.view'),
        people: may(actor, 'person.view'),
      },
    };
  });
}

/** The same as a file: at most 10,000 rows, the newest first, and whether there are more. Throws invalid for what makes no sense, as the file would hold more than was asked. */
export async function exportRecord(viewer: Viewer, asked: Record<string, string | undefined>) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'record.search');
    const search = recordSearch.parse(asked);
    const unread = unreadOf(asked, search);
    if (unread.length > 0) throw invalid(Object.fromEntries(unread.map((name) => [name, 'choose'])));
    const found = await read(acting, wheres(acting.actor, search), EXPORT_ROWS + 1);
    const rows = found.slice(0, EXPORT_ROWS).map(shown);
    return {
      rows,
      isMore: found.length > EXPORT_ROWS,
      names: await namesIn(acting, rows),
      locale: acting.actor.locale,
      timeZone: acting.actor.timeZone,
    };
  });
}

export type RecordPage = Awaited<ReturnType<typeof searchRecord>>;
