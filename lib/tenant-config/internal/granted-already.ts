import type { Acting } from '@/lib/policy/enter';
import type { DelegationChange } from '../schema/delegation';

/** True when the partner holds what this change leads to, and the person's own same change was the last: the form was sent twice. */
export async function isGrantedAlready(
  { tx, actor, input }: Acting & { input: DelegationChange },
  held: ReadonlySet<string>,
): Promise<boolean> {
  const { partnerId, grant, remove, seen } = input;
  const wanted = new Set([...seen.filter((one) => !remove.includes(one)), ...grant]);
  const asked = [
    ...remove.map((one) => `delegation.removed ${one}`),
    ...grant.map((one) => `delegation.granted ${one}`),
  ];
  const isChange = grant.every((one) => !seen.includes(one)) && remove.every((one) => seen.includes(one));
  if (asked.length === 0 || !isChange || wanted.size !== held.size || ![...wanted].every((one) => held.has(one)))
    return false;
  const last = await tx.event.findMany({
    where: { recordType: 'delegation', recordId: `${actor.organizationId}:${partnerId}` },
    orderBy: { seq: 'desc' },
    take: asked.length,
    select: { name: true, actorId: true, data: true },
  });
  const said = last
    .filter((one) => one.actorId === actor.personId)
    .map((one) => `${one.name} ${(one.data as { serviceId?: string }).serviceId}`);
  return said.sort().join() === asked.sort().join();
}
