import type { z } from 'zod';
import { fieldErrors } from '@/lib/command/field-errors';
import type { Transaction } from '@/lib/platform/db';
import { authorize, may } from '@/lib/policy/authorize';
import { asViewer, type Viewer } from '@/lib/policy/enter';
import { invalid } from '@/lib/shared/errors';
import { beijingParts } from '@/lib/shared/time';
import { calendarName, changedCalendar, readDays, runTrial, SLA } from '../internal/promises';
import type { SlaTarget } from '../rules/severity';
import { calendarForm, TARGET_ROWS, targetsForm } from '../schema/promises';

const LATEST_YEAR = 2099;

async function readVersion(tx: Transaction, name: string) {
  const [row] = await tx.$queryRaw<
    { version: number; isProvisional: boolean; changedAt: Date | null; changedBy: string | null }[]
  >`
    SELECT v.version, v.is_provisional AS "isProvisional", v.changed_at AS "changedAt",
      (SELECT n.name FROM person_names(ARRAY[v.changed_by_id]) n) AS "changedBy"
    FROM promise_version v WHERE v.name = ${name}`;
  return row ?? { version: 0, isProvisional: true, changedAt: null, changedBy: null };
}

/** The table of response targets (P21), its version, and who changed it last. */
export async function getTargets(viewer: Viewer) {
  return asViewer(viewer, async ({ tx, actor }) => {
    authorize(actor, 'promise.view');
    const found = (await tx.slaTarget.findMany()) as SlaTarget[];
    const targets = TARGET_ROWS.flatMap(({ key, severity, kind }) => {
      const target = found.find((one) => one.severity === severity && one.kind === kind);
      return target ? [{ key, ...target }] : [];
    });
    return { targets, ...(await readVersion(tx, SLA)), can: { change: may(actor, 'promise.change') } };
  });
}

/**
 * One year of the business calendar (P21): the days that are not what their weekday says; whether it is announced; which years there are. `provisional`
 * for a year is the first that is not announced.
 */
export async function getCalendar(viewer: Viewer, search: { year?: string | undefined } = {}) {
  return asViewer(viewer, async (acting) => {
    const { tx, actor, now } = acting;
    authorize(actor, 'promise.view');
    const today = beijingParts(now).isoDate;
    const thisYear = Number(today.slice(0, 4));
    const names = await tx.promiseVersion.findMany({
      where: { name: { startsWith: 'calendar-' } },
      select: { name: true, isProvisional: true },
    });
    const isAnnounced = (year: number) =>
      names.some((one) => one.name === calendarName(year) && !one.isProvisional) || year < thisYear;
    const kept = names.map(({ name }) => Number(name.slice(-4)));
    const years = [...new Set([...kept, thisYear, thisYear + 1])].sort();
    const next = Math.min((years.at(-1) ?? thisYear) + 1, LATEST_YEAR);
    const wanted = search.year === 'provisional' ? years.find((one) => !isAnnounced(one)) : Number(search.year);
    const year = [...years, next].find((one) => one === wanted) ?? thisYear;
    const days = (await readDays(acting)).filter(({ date }) => date.startsWith(`${year}-`));
    return {
      year,
      years: [...new Set([...years, next])],
      today,
      days,
      ...(await readVersion(tx, calendarName(year))),
      can: { change: may(actor, 'promise.change') },
    };
  });
}

export type TargetTable = Awaited<ReturnType<typeof getTargets>>;
export type CalendarYear = Awaited<ReturnType<typeof getCalendar>>;

function parse<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error));
  return parsed.data;
}

/** What the typed table would have meant for the last 500 requests; changes nothing. Throws invalid like the command that saves it. */
export async function tryTargets(viewer: Viewer, raw: unknown) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'promise.change');
    return runTrial(acting, { targets: parse(targetsForm, raw).targets });
  });
}

/** What the typed change of the calendar would have meant for the last 500 requests; changes nothing. Throws like the command. */
export async function tryCalendar(viewer: Viewer, raw: unknown) {
  return asViewer(viewer, async (acting) => {
    authorize(acting.actor, 'promise.change');
    const { days } = await changedCalendar(acting, parse(calendarForm, raw));
    return runTrial(acting, { days });
  });
}
