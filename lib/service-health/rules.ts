import { addDays } from '@/lib/shared/time';
import { instantInZone, localInZone } from '@/lib/shared/zoned-time';
import { AFTERWARDS_STATUSES, type Classification, type HealthStatus, OPEN_STATUSES } from './schema';

export const HEALTH_DAYS = 90;

const LETTERS: Readonly<Record<string, string>> = {
  exchange: 'EX',
  sharepoint: 'SP',
  onedrive: 'OD',
  teams: 'TM',
  apps: 'AP',
  entra: 'EI',
};

/** Letters of an issue's id, as Microsoft gives them to its services; of another service the first two of its own id. */
export const issueLetters = (serviceId: string): string =>
  LETTERS[serviceId] ??
  serviceId
    .replace(/[^a-z]/g, '')
    .padEnd(2, 'x')
    .slice(0, 2)
    .toUpperCase();

type Span = { classification: Classification; status: HealthStatus; startsAt: Date; endsAt: Date | null };
export type DayState = 'operational' | 'advisory' | 'incident';
/** One day of the bar: its date in the viewer's zone, the worst that happened on it, and the issues it is from. */
export type HealthDay = { date: string; state: DayState; issueIds: string[] };

const STATUS_RANK: readonly HealthStatus[] = [
  'serviceInterruption',
  'serviceDegradation',
  'extendedRecovery',
  'restoringService',
  'verifyingService',
  'investigating',
  'investigationSuspended',
];
const rankOf = (issue: Pick<Span, 'classification' | 'status'>): number =>
  (issue.classification === 'incident' ? 0 : 100) + ((STATUS_RANK.indexOf(issue.status) + 100) % 100);

/** Of open issues the one that gives a service its status: an incident before an advisory, an interruption before a degradation; null for none. */
export function worstOf<T extends Pick<Span, 'classification' | 'status'>>(open: readonly T[]): T | null {
  return open.reduce<T | null>((worst, issue) => (worst && rankOf(worst) <= rankOf(issue) ? worst : issue), null);
}

const HALF_HOUR_MS = 1_800_000;

/** The instant at which that day begins in the zone; where midnight is skipped, the first instant after it. */
function dayStart(date: string, timeZone: string): number {
  let start = instantInZone(`${date}T00:00`, timeZone)?.getTime();
  if (start === undefined) throw new RangeError(`Not a calendar date: ${date}`);
  while (localInZone(new Date(start), timeZone).slice(0, 10) < date) start += HALF_HOUR_MS;
  return start;
}

/** Days of a bar, oldest first and today last: each date with the instants from which and until which it lasts. */
export type DayGrid = { now: Date; days: { date: string; from: number; until: number }[] };

/** The last `days` calendar days in the zone. Computed once for all the bars of a page. */
export function dayGrid({
  now,
  timeZone,
  days = HEALTH_DAYS,
}: {
  now: Date;
  timeZone: string;
  days?: number;
}): DayGrid {
  const today = localInZone(now, timeZone).slice(0, 10);
  const dates = Array.from({ length: days + 1 }, (_, index) => addDays(today, index - days + 1));
  const starts = dates.map((date) => dayStart(date, timeZone));
  return {
    now,
    days: dates
      .slice(0, days)
      .map((date, index) => ({ date, from: starts[index] ?? 0, until: starts[index + 1] ?? 0 })),
  };
}

function touches(issue: Span, from: number, until: number, now: number): boolean {
  const start = issue.startsAt.getTime();
  const end = issue.endsAt?.getTime() ?? now + 1;
  return start <= now && start < until && (end > from || start >= from) && from <= now;
}

/**
 * Each day with the worst that lay on any part of it. An issue without an end runs until now; one that ended at midnight does not touch the next day;
 * a false positive colours none.
 */
export function healthDays(issues: readonly (Span & { id: string })[], grid: DayGrid): HealthDay[] {
  const counted = issues.filter((issue) => issue.status !== 'falsePositive');
  return grid.days.map(({ date, from, until }) => {
    const on = counted.filter((issue) => touches(issue, from, until, grid.now.getTime()));
    const isIncident = on.some((issue) => issue.classification === 'incident');
    const state = isIncident ? 'incident' : on.length > 0 ? 'advisory' : 'operational';
    return { date, state, issueIds: on.map((issue) => issue.id) };
  });
}

/** Statuses that a post may leave an issue in: open ones while it is open; once it is resolved what it has, or that the report is published. */
export function statusesAfterPost(issue: { isResolved: boolean; status: HealthStatus }): readonly HealthStatus[] {
  return issue.isResolved ? [...new Set([issue.status, ...AFTERWARDS_STATUSES])] : OPEN_STATUSES;
}

/** Why an issue cannot have these times: it began in the future, or ended before it began or in the future; null when it can. */
export function timesFault(
  startsAt: Date,
  endsAt: Date | null,
  now: Date,
): 'in_the_future' | 'ends_first' | 'ends_later' | null {
  if (startsAt > now) return 'in_the_future';
  if (endsAt && endsAt < startsAt) return 'ends_first';
  return endsAt && endsAt > now ? 'ends_later' : null;
}
