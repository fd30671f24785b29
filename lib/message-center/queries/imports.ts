import { newestVisibleMarks } from '@/lib/audit/queries';
import { namesOf } from '@/lib/conversation/queries';
import { authorize, may } from '@/lib/policy/authorize';
import { type Acting, asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { isUuid } from '@/lib/shared/ids';
import type { ImportFailure } from '../rules/export-file';
import type { RowTrouble } from '../rules/graph-message';
import type { ImportState } from '../schema';

const SHOWN_IMPORTS = 50;
const SHOWN_ROWS = 500;
const IMPORT = {
  id: true,
  personId: true,
  fileName: true,
  sizeBytes: true,
  state: true,
  failure: true,
  total: true,
  position: true,
  addedCount: true,
  updatedCount: true,
  unchangedCount: true,
  olderCount: true,
  refusedCount: true,
  createdAt: true,
  finishedAt: true,
} as const;

type Found = Awaited<ReturnType<typeof findImports>>[number];
const findImports = ({ tx }: Acting, id?: string) =>
  tx.serviceMessageImport.findMany({
    where: id ? { id } : {},
    select: IMPORT,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN_IMPORTS,
  });

const view = (row: Found, names: Map<string, string>) => ({
  ...row,
  state: row.state as ImportState,
  failure: row.failure as ImportFailure | null,
  who: names.get(row.personId) ?? null,
  percent: row.total ? Math.floor((row.position / row.total) * 100) : 0,
});

/** The last fifty imports, newest first, with how far each came. */
export async function listImports(viewer: Viewer) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'service_message.oversee');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const rows = await findImports(acting);
    const names = await namesOf(
      acting,
      rows.map((row) => row.personId),
    );
    return {
      imports: rows.map((row) => view(row, names)),
      canImport: may(acting.actor, 'service_message.import'),
      seen,
    };
  });
}

/** One import: how far it came, what became of its rows, and the first 500 that were refused, each with why. */
export async function getImport(viewer: Viewer, id: string) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'service_message.oversee');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const [row] = isUuid(id) ? await findImports(acting, id) : [];
    if (!row) throw notFound();
    const refused = await acting.tx.serviceMessageImportRow.findMany({
      where: { importId: id },
      select: { rowNumber: true, messageId: true, field: true, why: true },
      orderBy: { rowNumber: 'asc' },
      take: SHOWN_ROWS,
    });
    const names = await namesOf(acting, [row.personId]);
    return {
      ...view(row, names),
      refused: refused.map((one) => ({ ...one, why: one.why as RowTrouble })),
      seen,
    };
  });
}

export type Import = Awaited<ReturnType<typeof getImport>>;
