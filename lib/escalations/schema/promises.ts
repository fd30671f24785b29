import { z } from 'zod';
import { optionalText, plainDigits, versionOrNone as version } from '@/lib/shared/form-text';
import { plainLine } from '@/lib/shared/plain-text';
import type { SlaTarget } from '../rules/severity';

/** The promises that there are (P21: none for A in billing), each by the beginning of its fields' names. */
export const TARGET_ROWS = [
  { key: 'a_technical', severity: 'A', kind: 'technical' },
  { key: 'b_technical', severity: 'B', kind: 'technical' },
  { key: 'c_technical', severity: 'C', kind: 'technical' },
  { key: 'b_billing', severity: 'B', kind: 'billing' },
  { key: 'c_billing', severity: 'C', kind: 'billing' },
] as const;
export const TARGET_FIELDS = ['amount', 'unit', 'opens', 'closes', 'days'] as const;

const MOST = { minutes: 14_400, business_days: 60 } as const;
const CLOCK = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** HH:MM as minutes of the day; 24:00 is 1440. Null for anything else. */
export function minutesOfDay(text: string): number | null {
  const found = CLOCK.exec(text.trim());
  if (!found) return null;
  return found[1] ? Number(found[1]) * 60 + Number(found[2]) : 1_440;
}

export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The whole table of promises as it is typed: of each row an amount with its unit, the staffed hours, and on which days. */
export const targetsForm = z
  .object({ version })
  .catchall(z.string())
  .transform(({ version, ...typed }, context) => {
    const fields: Record<string, string> = typed;
    const targets = TARGET_ROWS.map(({ key, severity, kind }): SlaTarget => {
      const at = (field: (typeof TARGET_FIELDS)[number]) => plainDigits(fields[`${key}_${field}`] ?? '');
      const fault = (field: (typeof TARGET_FIELDS)[number], message: string) =>
        context.addIssue({ code: 'custom', path: [`${key}_${field}`], message });
      const unit = at('unit') === 'minutes' ? 'minutes' : 'business_days';
      if (!['minutes', 'business_days'].includes(at('unit'))) fault('unit', 'choose');
      if (!['every', 'business'].includes(at('days'))) fault('days', 'choose');
      const amount = /^\d{1,6}$/.test(at('amount')) ? Number(at('amount')) : 0;
      if (amount < 1 || amount > MOST[unit])
        fault('amount', unit === 'minutes' ? 'target_minutes' : 'target_business_days');
      const [opensAt, closesAt] = [minutesOfDay(at('opens')), minutesOfDay(at('closes'))];
      if (opensAt === null || opensAt === 1_440) fault('opens', 'clock_time');
      if (closesAt === null) fault('closes', 'clock_time');
      else if (opensAt !== null && closesAt <= opensAt) fault('closes', 'closes_before_opening');
      return {
        severity,
        kind,
        minutes: unit === 'minutes' ? amount : null,
        businessDays: unit === 'business_days' ? amount : null,
        opensAt: opensAt ?? 0,
        closesAt: closesAt ?? 1_440,
        everyDay: at('days') === 'every',
      };
    });
    return { version, targets };
  });

const DATE = /^20\d{2}-\d{2}-\d{2}$/;
function isReal(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`);
  return DATE.test(text) && !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}
const date = z.string('required').trim().refine(isReal, 'date_unreal');
const firstDate = z.string('required').trim().min(1, { error: 'required', abort: true }).refine(isReal, 'date_real');
const year = z.coerce.number().int().min(2020).max(2099);

export const DAY_KINDS = ['holiday', 'workday', 'usual'] as const;

/** Days of one year that are something else than their weekday says; `usual` gives them back to it. An empty `to` is one day. */
export const calendarForm = z.object({
  version,
  year,
  from: firstDate,
  to: z.union([z.literal('').transform(() => undefined), date]).optional(),
  kind: z.enum(DAY_KINDS, 'choose'),
  name: optionalText(60).transform(plainLine),
});

/** Whether a year stands as announced, or provisionally. */
export const announcementForm = z.object({ version, year, standing: z.enum(['announced', 'provisional'], 'choose') });
