import { defineCommand } from '@/lib/command/define-command';
import { rosterEvent, shiftText } from '../internal/roster';
import { removeShiftForm } from '../schema';

/** Takes one weekly shift off the partner's roster. One that somebody took off already is off: nothing happens a second time. */
export const removeShift = defineCommand({
  action: 'roster.arrange',
  input: removeShiftForm,
  on: async ({ tx, actor }, { id }) => {
    const shift = await tx.dutyShift.findFirst({ where: { id, partnerId: actor.organizationId } });
    if (shift) return shift;
    const about = { recordType: 'roster', recordId: actor.organizationId };
    const removed = await tx.event.count({ where: { ...about, data: { path: ['shiftId'], equals: id } } });
    return removed > 0 ? ('removed' as const) : null;
  },
  run: async ({ tx, actor, record }) => {
    if (record === 'removed') return { value: null, events: [], isRepeat: true };
    const { count } = await tx.dutyShift.deleteMany({ where: { id: record.id } });
    if (count === 0) return { value: null, events: [], isRepeat: true };
    const shiftBefore = shiftText([record.weekday], record.startsMinute, record.minutes);
    const data = { what: 'removed', shiftId: record.id, person: record.personId, shiftBefore, shiftAfter: null };
    return { value: null, events: [rosterEvent(actor, data)] };
  },
});
