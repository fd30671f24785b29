import { Prisma } from '@/lib/platform/db';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { reachSql } from '../internal/reach';
import { searchedSql } from '../internal/searched';
import type { CaseState } from '../rules/states';

export type CaseHit = {
  number: string;
  title: string;
  state: CaseState;
  customerName: string;
  partnerName: string;
  updatedAt: Date;
  isEnded: boolean;
};

/** Cases in reach by number or by words of the title, newest change first, at most `most`. */
export async function searchCases(viewer: Viewer, typed: string, most: number): Promise<CaseHit[]> {
  return asViewer(viewer, async ({ tx, actor }) => {
    const where = Prisma.join([reachSql(actor, authorize(actor, 'case.view')), ...searchedSql(typed)], ' AND ');
    return tx.$queryRaw<CaseHit[]>`
      WITH found AS MATERIALIZED (SELECT c.id FROM customer_case c WHERE ${where} ORDER BY c.updated_at DESC, c.id DESC LIMIT ${most})
      SELECT c.number, c.title, c.state, o.name AS "customerName", p.name AS "partnerName", c.updated_at AS "updatedAt",
        NOT EXISTS (SELECT FROM relation r WHERE r.customer_id = c.customer_id AND r.partner_id = c.partner_id) AS "isEnded"
      FROM found f JOIN customer_case c ON c.id = f.id JOIN organization o ON o.id = c.customer_id JOIN organization p ON p.id = c.partner_id
      ORDER BY c.updated_at DESC, c.id DESC`;
  });
}
