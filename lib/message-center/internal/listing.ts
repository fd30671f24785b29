import { Prisma } from '@/lib/platform/db';
import type { CursorPart, PageCursor } from '@/lib/shared/page-cursor';
import { searchKey } from '../rules';
import { CATEGORIES, type MessageSearch, READ_STATES, SORTS, type Sort, TAGS, UPDATED_TAG } from '../schema';

const MAX_WORDS = 8;

const isTagged = (tag: string) =>
  Prisma.sql`EXISTS (SELECT FROM service_message_tag t WHERE t.message_id = m.id AND t.tag = ${tag})`;
// Graph says both by a property of its own; the tag may be missing.
const FLAGS: Record<string, Prisma.Sql> = {
  'Major update': Prisma.sql`m.is_major_change`,
  'Data privacy': Prisma.sql`m.is_data_privacy`,
};
const STATES: Record<(typeof READ_STATES)[number], Prisma.Sql> = {
  favorites: Prisma.sql`v.favorited_at IS NOT NULL`,
  unread: Prisma.sql`v.read_at IS NULL`,
  updated: isTagged(UPDATED_TAG),
};

/** The chosen filters on aliases `m` (message) and `v` (the reader's own viewpoint); what is no choice counts as none. */
export function filtersSql(search: MessageSearch): Prisma.Sql[] {
  const { service } = search;
  const tag = TAGS.find((one) => one === search.tag);
  const state = READ_STATES.find((one) => one === search.state);
  const category = CATEGORIES.find((one) => one === search.category);
  const flag = tag && FLAGS[tag];
  const words = searchKey((search.q ?? '').slice(0, 100)).split(' ');
  return [
    ...(service
      ? [
          Prisma.sql`(EXISTS (SELECT FROM service_message_service s WHERE s.message_id = m.id AND s.service_id = ${service})
            OR NOT EXISTS (SELECT FROM service known WHERE known.id = ${service}))`,
        ]
      : []),
    ...(tag ? [flag ? Prisma.sql`(${flag} OR ${isTagged(tag)})` : isTagged(tag)] : []),
    ...(state ? [STATES[state]] : []),
    ...(category ? [Prisma.sql`m.category = ${category}`] : []),
    ...words
      .filter(Boolean)
      .slice(0, MAX_WORDS)
      .map((word) => Prisma.sql`position(${word} in m.search_text) > 0`),
  ];
}

export const archived = Prisma.sql`v.archived_at IS NOT NULL`;
export const inbox = Prisma.sql`v.archived_at IS NULL`;

type Order = { key: (alias: Prisma.Sql) => Prisma.Sql; part: CursorPart; cast: Prisma.Sql };

// Nothing to act by comes last either way.
const actBy = (none: string) => (alias: Prisma.Sql) => Prisma.sql`coalesce(${alias}.act_by, ${none}::timestamptz)`;
const instant = { part: 'instant', cast: Prisma.sql`timestamptz` } as const;
const updated: Order = { ...instant, key: (alias) => Prisma.sql`${alias}.last_modified_at` };
const title: Order = { part: 'text', cast: Prisma.sql`text`, key: (alias) => Prisma.sql`lower(${alias}.title)` };
// As a number would sort: MC999 before MC1000.
const id: Order = { part: 'number', cast: Prisma.sql`int`, key: (alias) => Prisma.sql`length(${alias}.id)` };

const ORDERS: Record<Sort, Order> = {
  '-updated': updated,
  updated,
  title,
  '-title': title,
  act_by: { ...instant, key: actBy('2999-12-31T00:00:00Z') },
  '-act_by': { ...instant, key: actBy('1900-01-01T00:00:00Z') },
  id,
  '-id': id,
};

const M = Prisma.sql`m`;
const O = Prisma.sql`o`;

/** One order of the list by keyset: what to sort by, what comes after a position, and the neighbours of a message. */
export function orderOf(wanted: string | undefined) {
  const sort = SORTS.find((one) => one === wanted) ?? '-updated';
  const { key, part, cast } = ORDERS[sort];
  const isDown = sort.startsWith('-');
  const [way, back] = isDown ? [Prisma.sql`DESC`, Prisma.sql`ASC`] : [Prisma.sql`ASC`, Prisma.sql`DESC`];
  const [later, earlier] = isDown ? [Prisma.sql`<`, Prisma.sql`>`] : [Prisma.sql`>`, Prisma.sql`<`];
  const beside = (sign: Prisma.Sql, message: string) =>
    Prisma.sql`(${key(M)}, m.id) ${sign} (SELECT ${key(O)}, o.id FROM service_message o WHERE o.id = ${message})`;
  return {
    sort,
    parts: [part, 'text'] as const,
    position: Prisma.sql`(${key(M)})::text`,
    forward: Prisma.sql`${key(M)} ${way}, m.id ${way}`,
    backward: Prisma.sql`${key(M)} ${back}, m.id ${back}`,
    after: (from: PageCursor) => Prisma.sql`(${key(M)}, m.id) ${later} (${from[0]}::${cast}, ${from[1]})`,
    isAfter: (message: string) => beside(later, message),
    isBefore: (message: string) => beside(earlier, message),
  };
}
