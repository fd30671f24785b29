import { Prisma } from '@/lib/platform/db';
import { authorize } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { scopeSql } from '@/lib/policy/scopes';
import { SUMMARY, searchedSql, TITLE } from '../internal/searched';
import type { EscalationState, StateLabel } from '../rules/states';

export type EscalationHit = {
  number: string;
  title: string;
  state: EscalationState;
  customerName: string;
  updatedAt: Date;
};

/** Support requests in reach by number or by words of the title, newest change first, at most `most`. */
export async function searchEscalations(viewer: Viewer, typed: string, most: number): Promise<EscalationHit[]> {
  return asViewer(viewer, async ({ tx, actor }) => {
    const scope = scopeSql(actor, authorize(actor, 'escalation.view'));
    const where = Prisma.join([scope, ...searchedSql(TITLE, typed)], ' AND ');
    return tx.$queryRaw<EscalationHit[]>`
      WITH found AS MATERIALIZED (SELECT e.id FROM escalation e WHERE ${where} ORDER BY e.updated_at DESC, e.id DESC LIMIT ${most})
      SELECT e.number, e.title, e.state, c.name AS "customerName", e.updated_at AS "updatedAt"
      FROM found f JOIN escalation e ON e.id = f.id JOIN organization c ON c.id = e.customer_id ORDER BY e.updated_at DESC, e.id DESC`;
  });
}

export type SummaryHit = { number: string; summary: string; state: StateLabel['customer']; filedAt: Date };

/** P22: what was filed for the customer, by number or by words of the summary, newest first, at most `most`. */
export async function searchSummaries(viewer: Viewer, typed: string, most: number): Promise<SummaryHit[]> {
  return asViewer(viewer, async ({ tx, actor }) => {
    const scope = scopeSql(actor, authorize(actor, 'escalation.view_summary'));
    return tx.$queryRaw<SummaryHit[]>`
      SELECT e.number, e.customer_summary AS summary, e.state, e.filed_at AS "filedAt" FROM escalation_for_customer e
      WHERE ${Prisma.join([scope, ...searchedSql(SUMMARY, typed)], ' AND ')} ORDER BY e.filed_at DESC, e.id DESC LIMIT ${most}`;
  });
}
