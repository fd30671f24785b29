import { newestVisibleMarks } from '@/lib/audit/queries';
import { Prisma } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { notFound } from '@/lib/shared/errors';
import { readCursor, writeCursor } from '@/lib/shared/page-cursor';
import { namesOf } from '../internal/names';
import { reachAny } from '../internal/reach';
import { isWiderSharing } from '../rules/sharing';
import type { SharingLevel } from '../schema';
import { isSetting, SETTINGS, type SettingName } from '../schema/settings';

const PAGE = 25;

type Row = {
  id: string;
  setting: SettingName;
  before: string | null;
  after: string | null;
  person_id: string;
  organization_id: string;
  undoes_id: string | null;
  at: Date;
  is_newest: boolean;
};

/**
 * What was changed in a tenant's settings, newest first, 25 a page: all of the own, else of the services that are delegated. Says of
 * each whether the person may undo it, and whether that lets files go further.
 */
export async function getTenantHistory(
  viewer: Viewer,
  customerId: string,
  search: { setting?: string | undefined; after?: string | undefined },
) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor } = acting;
    const grant = authorize(actor, 'tenant.view');
    const seen = await newestVisibleMarks({ ...viewer, acting });
    const reached = await reachAny(acting, grant, customerId);
    if (!reached) throw notFound();
    const services = reached.services.map((service) => service.id);
    const from = readCursor(search.after, ['instant', 'uuid']);
    const later = from ? Prisma.sql`AND (c.at, c.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : Prisma.empty;
    const one = isSetting(search.setting) ? Prisma.sql`AND c.setting = ${search.setting}` : Prisma.empty;
    const rows = await tx.$queryRaw<Row[]>`
      SELECT c.id, c.setting, c.before, c.after, c.person_id, c.organization_id, c.undoes_id, c.at,
        NOT EXISTS (SELECT FROM tenant_change n WHERE n.customer_id = c.customer_id AND n.setting = c.setting AND (n.at, n.id) > (c.at, c.id)) AS is_newest
      FROM tenant_change c WHERE c.customer_id = ${customerId}::uuid AND c.service_id = ANY (${services}) ${one} ${later}
      ORDER BY c.at DESC, c.id DESC LIMIT ${PAGE + 1}`;
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    const name = await namesOf(acting, shown);
    const isSharing = (row: Row) => SETTINGS[row.setting].section === 'sharing';
    const mayUndo = (row: Row) => may(actor, isSharing(row) ? 'tenant.change_sharing' : 'tenant.change');
    return {
      customer: reached.customer,
      isPartner: actor.side === 'partner',
      services: reached.services,
      organizationId: actor.organizationId,
      organizationName: actor.organizationName,
      personName: actor.name,
      rows: shown.map((row) => ({
        id: row.id,
        setting: row.setting,
        before: row.before,
        after: row.after,
        at: row.at,
        isUndo: row.undoes_id !== null,
        isOnBehalf: row.organization_id !== customerId,
        ...name(row),
        isNewest: row.is_newest,
        canUndo: row.is_newest && mayUndo(row),
        undoWidens: isSharing(row) && isWiderSharing(row.before as SharingLevel, row.after as SharingLevel),
      })),
      seen,
      next: rows.length > PAGE && last ? writeCursor([last.at, last.id]) : null,
    };
  });
}

export type TenantHistory = Awaited<ReturnType<typeof getTenantHistory>>;
