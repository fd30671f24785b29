import { defineCommand } from '@/lib/command/define-command';
import { conflict, stale } from '@/lib/shared/errors';
import { holdRoster, rosterEvent } from '../internal/roster';
import { zoneForm } from '../schema';

/** The clock by which the roster's shifts begin and end. Throws stale when somebody chose another meanwhile. */
export const setRosterZone = defineCommand({
  action: 'roster.arrange',
  input: zoneForm,
  run: async (working) => {
    const { tx, actor, now, input } = working;
    const stands = await holdRoster(working);
    if (stands.version !== input.version) throw stale(stands.version);
    if (stands.timeZone === input.timeZone) throw conflict('nothing_changed');
    await tx.dutyRoster.updateMany({
      where: { partnerId: actor.organizationId },
      data: { timeZone: input.timeZone, version: stands.version + 1, updatedAt: now },
    });
    const data = { what: 'zone', timeZoneBefore: stands.timeZone, timeZoneAfter: input.timeZone };
    return { value: null, events: [rosterEvent(actor, data)] };
  },
});
