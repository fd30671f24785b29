import type { EventDraft } from '@/lib/command/event';
import type { Actor } from '@/lib/policy/actor';
import type { Acting } from '@/lib/policy/enter';
import { dayAndTime } from '../rules/roster';

/** The zone of a roster before its partner chose another: where the services run. */
export const FIRST_ZONE = 'Asia/Shanghai';

export const rosterEvent = (actor: Actor, data: EventDraft['data']): EventDraft => ({
  name: 'roster.changed',
  recordType: 'roster',
  recordId: actor.organizationId,
  partnerId: actor.organizationId,
  audience: 'partner',
  data,
});

/** The acting partner's roster, made when there is none yet; nobody else changes it until the transaction ends. */
export async function holdRoster({ tx, actor, now }: Acting): Promise<{ timeZone: string; version: number }> {
  const partnerId = actor.organizationId;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`roster ${partnerId}`}, 0))`;
  const stands = await tx.dutyRoster.findFirst({ where: { partnerId } });
  if (stands) return stands;
  await tx.dutyRoster.createMany({ data: [{ partnerId, timeZone: FIRST_ZONE, version: 1, updatedAt: now }] });
  return { timeZone: FIRST_ZONE, version: 1 };
}

/** A shift as the record keeps it, on one weekday or several: `1,2 08:00-20:00`. */
export function shiftText(weekdays: readonly (string | number)[], startsMinute: number, minutes: number): string {
  return `${weekdays.join(',')} ${dayAndTime(startsMinute).time}-${dayAndTime(startsMinute + minutes).time}`;
}
