import type { Acting } from '@/lib/policy/enter';
import { conflict, invalid, stale } from '@/lib/shared/errors';
import { makeCalendar } from '../calendar';
import { type CalendarChange, type ChangedCalendar, changeDays, type NamedDay } from '../rules/calendar-change';
import type { Severity, SlaTarget, SupportKind } from '../rules/severity';
import type { EscalationState } from '../rules/states';
import { MOST_TRIED, type Promises, type Trial, tryPromises } from '../rules/trial';
import { clockText } from '../schema/promises';

export const SLA = 'sla';
export const calendarName = (year: number) => `calendar-${year}`;

/** Every day of the calendar that is not what its weekday says. */
export async function readDays({ tx }: Acting): Promise<NamedDay[]> {
  const days = await tx.calendarDay.findMany({ orderBy: { date: 'asc' } });
  return days.map(({ date, kind, name }) => ({
    date: date.toISOString().slice(0, 10),
    kind: kind as NamedDay['kind'],
    name,
  }));
}

/** Holds a table of promises until the transaction ends; of two who save at once the second sees what the first did. Throws stale. */
export async function holdVersion({ tx }: Acting, name: string, seen: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`promise ${name}`}, 0))`;
  const standing = await tx.promiseVersion.findUnique({ where: { name }, select: { version: true } });
  if ((standing?.version ?? 0) !== seen) throw stale(standing?.version ?? 0);
}

/** Writes that a table was changed now, by whom, and answers its new version. */
export async function nextVersion(
  { tx, actor, now }: Acting,
  name: string,
  { seen, isProvisional }: { seen: number; isProvisional?: boolean },
): Promise<number> {
  const version = seen + 1;
  const change = { version, changedAt: now, changedById: actor.personId };
  if (seen === 0)
    await tx.promiseVersion.createMany({ data: [{ name, ...change, isProvisional: isProvisional ?? true }] });
  else
    await tx.promiseVersion.updateMany({
      where: { name },
      data: { ...change, ...(isProvisional === undefined ? {} : { isProvisional }) },
    });
  return version;
}

/** The calendar with this change. Throws invalid beside the field at fault, conflict when nothing differs. */
export async function changedCalendar(acting: Acting, change: CalendarChange): Promise<ChangedCalendar> {
  const changed = changeDays(await readDays(acting), change);
  if ('why' in changed) throw invalid({ [changed.field]: changed.why });
  if (changed.before.length + changed.after.length === 0) throw conflict('nothing_changed');
  return changed;
}

type ClockRow = {
  number: string;
  kind: SupportKind;
  severity: Severity;
  state: EscalationState;
  filed_at: Date;
  response_due_at: Date;
  first_response_at: Date | null;
  waiting_since: Date | null;
  paused_ms: bigint;
};

/** Tries promises on the newest 500 requests; what is not given stays as it stands. */
export async function runTrial(acting: Acting, tried: { targets?: SlaTarget[]; days?: NamedDay[] }): Promise<Trial> {
  const { tx, now } = acting;
  const targets = tried.targets ?? ((await tx.slaTarget.findMany()) as SlaTarget[]);
  const promises: Promises = { targets, calendar: makeCalendar(tried.days ?? (await readDays(acting))) };
  const rows = await tx.$queryRaw<ClockRow[]>`SELECT * FROM promise_clocks(${MOST_TRIED})`;
  const requests = rows.map((row) => ({
    number: row.number,
    kind: row.kind,
    severity: row.severity,
    state: row.state,
    filedAt: row.filed_at,
    responseDueAt: row.response_due_at,
    firstResponseAt: row.first_response_at,
    waitingSince: row.waiting_since,
    pausedMs: Number(row.paused_ms),
  }));
  return tryPromises(requests, promises, now);
}

/** A promise in one line, for the record: `60m 00:00-24:00 every_day`, `3d 09:00-18:00 business_days`. */
export const targetText = ({ minutes, businessDays, opensAt, closesAt, everyDay }: SlaTarget): string =>
  `${minutes === null ? `${businessDays}d` : `${minutes}m`} ${clockText(opensAt)}-${clockText(closesAt)} ${everyDay ? 'every_day' : 'business_days'}`;
