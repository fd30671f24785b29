import type { Acting } from '@/lib/policy/enter';
import type { CatalogueService } from './schema';

/** Every service in the catalogue's order, the retired among them: old records still name those. One statement. */
export async function catalogueServices({ tx }: Pick<Acting, 'tx'>): Promise<CatalogueService[]> {
  const rows = await tx.service.findMany({
    select: { id: true, name: true, retiredAt: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ retiredAt, ...service }) => ({ ...service, isRetired: retiredAt !== null }));
}

/** The ids among these that are of the catalogue and not retired. One statement. */
export async function offeredServices(
  { tx }: Pick<Acting, 'tx'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.service.findMany({
    where: { id: { in: [...ids] }, retiredAt: null },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
