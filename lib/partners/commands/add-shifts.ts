import { defineCommand } from '@/lib/command/define-command';
import { conflict, invalid } from '@/lib/shared/errors';
import { newId } from '@/lib/shared/ids';
import { holdRoster, rosterEvent, shiftText } from '../internal/roster';
import { minuteOf, minutesFromTo } from '../rules/roster';
import { shiftForm } from '../schema';

/** Puts a colleague on duty on the chosen weekdays (P11). Throws conflict when all of these shifts stand already. */
export const addShifts = defineCommand({
  action: 'roster.arrange',
  input: shiftForm,
  run: async (working) => {
    const { tx, actor, input } = working;
    const person = await tx.person.findFirst({
      where: { id: input.personId, organizationId: actor.organizationId, disabledAt: null },
      select: { id: true },
    });
    if (!person) throw invalid({ personId: 'choose' });
    await holdRoster(working);
    const { count } = await tx.dutyShift.createMany({
      data: input.weekdays.map((weekday) => ({
        id: newId(),
        partnerId: actor.organizationId,
        personId: person.id,
        weekday: Number(weekday),
        startsMinute: minuteOf(input.from),
        minutes: minutesFromTo(input.from, input.to),
      })),
      skipDuplicates: true,
    });
    if (count === 0) throw conflict('shift_stands');
    const startsMinute = minuteOf(input.from);
    const shiftAfter = shiftText(input.weekdays, startsMinute, minutesFromTo(input.from, input.to));
    const data = { what: 'added', person: person.id, shiftBefore: null, shiftAfter };
    return { value: null, events: [rosterEvent(actor, data)] };
  },
});
