import { defineCommand } from '@/lib/command/define-command';
import { calendarName, changedCalendar, holdVersion, nextVersion } from '../internal/promises';
import type { NamedDay } from '../rules/calendar-change';
import { calendarForm } from '../schema/promises';

const inWords = (days: readonly NamedDay[]) =>
  days.map(({ date, kind, name }) => `${date} ${kind} ${name}`).join('; ') || null;

/**
 * Makes days of one year holidays, make-up workdays, or what their weekday says again (P21), on the version of the year that the person saw.
 * What was promised already stands. Throws invalid beside the field, stale, or conflict when nothing differs.
 */
export const changeCalendar = defineCommand({
  action: 'promise.change',
  input: calendarForm,
  run: async (acting) => {
    const { tx, input } = acting;
    const name = calendarName(input.year);
    await holdVersion(acting, name, input.version);
    const { before, after } = await changedCalendar(acting, input);
    const dates = [...before, ...after].map(({ date }) => new Date(`${date}T00:00:00Z`));
    await tx.calendarDay.deleteMany({ where: { date: { in: dates } } });
    await tx.calendarDay.createMany({
      data: after.map((day) => ({ ...day, date: new Date(`${day.date}T00:00:00Z`) })),
    });
    const version = await nextVersion(acting, name, { seen: input.version });
    return {
      value: { version },
      events: [
        {
          name: 'promise.calendar_changed',
          recordType: 'promise',
          recordId: name,
          audience: 'operator',
          data: { version, calendarBefore: inWords(before), calendarAfter: inWords(after) },
        },
      ],
    };
  },
});
