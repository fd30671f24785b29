import { defineCommand } from '@/lib/command/define-command';
import { notFound } from '@/lib/shared/errors';
import { rosterEvent, shiftText } from '../internal/roster';
import { removeShiftForm } from '../schema';

/** Takes one weekly shift off the partner's roster. */
export const removeShift = defineCommand({
  action: 'roster.arrange',
  input: removeShiftForm,
  on: ({ tx, actor }, input) => tx.dutyShift.findFirst({ where: { id: input.id, partnerId: actor.organizationId } }),
  run: async ({ tx, actor, record }) => {
    const { count } = await tx.dutyShift.deleteMany({ where: { id: record.id } });
    if (count === 0) throw notFound();
    const shiftBefore = shiftText([record.weekday], record.startsMinute, record.minutes);
    const data = { what: 'removed', person: record.personId, shiftBefore, shiftAfter: null };
    return { value: null, events: [rosterEvent(actor, data)] };
  },
});
