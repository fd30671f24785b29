import { newestWords, type WordsRow, wordsOf } from '@/lib/conversation/tx/newest-words';
import { Prisma } from '@/lib/platform/db';
import type { Grant } from '@/lib/policy/authorize';
import type { Acting } from '@/lib/policy/enter';
import type { CaseState } from '../rules/states';
import { reachSql } from './reach';

type Row = WordsRow & {
  number: string;
  title: string;
  description: string;
  state: CaseState;
  customerName: string;
  partnerName: string;
  /** Null: something else than a service. */
  serviceName: string | null;
  openedById: string;
  openedBy: string | null;
  openedAt: Date;
  updatedAt: Date;
  isEnded: boolean;
};

/** One case in the grant's reach as a quick look shows it, with the newest message that the reader may read; null when there is none. One statement. */
export async function lookAtCase({ tx, actor }: Acting, grant: Grant, number: string) {
  const words = newestWords(actor.side, Prisma.sql`m.case_id = c.id`);
  const [row] = await tx.$queryRaw<Row[]>`
    WITH looked AS MATERIALIZED (SELECT c.* FROM customer_case c WHERE c.number = ${number} AND ${reachSql(actor, grant)}),
    said AS MATERIALIZED (SELECT w.* FROM looked c CROSS JOIN LATERAL (${words}) w),
    names AS MATERIALIZED (
      SELECT n.id, n.name FROM person_names(ARRAY(SELECT c.opened_by_id FROM looked c UNION SELECT s.author_id FROM said s)) n
    )
    SELECT c.number, c.title, c.description, c.state, o.name AS "customerName", p.name AS "partnerName", s.name AS "serviceName",
      c.opened_by_id AS "openedById", a.name AS "openedBy", c.opened_at AS "openedAt", c.updated_at AS "updatedAt",
      NOT EXISTS (SELECT FROM relation r WHERE r.customer_id = c.customer_id AND r.partner_id = c.partner_id) AS "isEnded",
      w.author_side, w.audience, w.created_at, w.body, w.is_cut, b.name AS author
    FROM looked c JOIN organization o ON o.id = c.customer_id JOIN organization p ON p.id = c.partner_id LEFT JOIN service s ON s.id = c.service_id
      LEFT JOIN said w ON true LEFT JOIN names a ON a.id = c.opened_by_id LEFT JOIN names b ON b.id = w.author_id`;
  if (!row) return null;
  const { title, description, state, customerName, partnerName, serviceName, openedBy, openedAt, updatedAt } = row;
  return {
    ...{ title, description, state, customerName, partnerName, serviceName, openedBy, openedAt, updatedAt },
    number: row.number,
    isEnded: row.isEnded,
    isMine: row.openedById === actor.personId,
    words: wordsOf(row),
  };
}
