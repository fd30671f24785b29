import type { EventDraft } from '@/lib/command/event';
import type { Acting } from '@/lib/policy/enter';
import { invalid, stale } from '@/lib/shared/errors';
import { serviceKey } from '../rules';

/** The services are changed one after the other: of two at once the second sees what the first did. */
export const holdServices = ({ tx }: Acting) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('services', 0))`;

/** The service to be changed, null for an unknown id. */
export async function holdService(acting: Acting, id: string) {
  await holdServices(acting);
  return acting.tx.service.findUnique({ where: { id } });
}
export type HeldService = NonNullable<Awaited<ReturnType<typeof holdService>>>;

/** The version that follows the one that the person saw. Throws stale when another stands. */
export function nextVersionOfService(service: HeldService, seen: number): number {
  if (service.version !== seen) throw stale(service.version);
  return seen + 1;
}

type Named = { id: string; name: string; aliases: readonly string[] };

/** A name is one service's: an import reads it and must know whose it is. Throws invalid beside the field. */
export async function checkNames({ tx }: Acting, { id, name, aliases }: Named): Promise<void> {
  const others = await tx.service.findMany({ where: { id: { not: id } }, select: { name: true, aliases: true } });
  const taken = new Set(others.flatMap((one) => [one.name, ...one.aliases]).map(serviceKey));
  const faults = {
    ...(taken.has(serviceKey(name)) ? { name: 'service_name_taken' } : {}),
    ...(aliases.some((one) => taken.has(serviceKey(one))) ? { aliases: 'service_name_taken' } : {}),
  };
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

/** An event of a service, for the operator. */
export const serviceEvent = (id: string, said: Pick<EventDraft, 'name' | 'data'>): EventDraft => ({
  ...said,
  recordType: 'service',
  recordId: id,
  audience: 'operator',
});
