import { getLocale, getTranslations } from 'next-intl/server';
import { classNames } from '@/components/ui/class-names';
import type { CalendarYear } from '@/lib/escalations/queries/promises';
import { festivalOf } from '@/lib/escalations/rules/festivals';
import { KindMark } from './kind-mark';

const MONTHS = Array.from({ length: 12 }, (_, month) => month);
const pad = (value: number) => String(value).padStart(2, '0');
const LOOKS = {
  holiday: 'bg-danger-soft font-semibold text-danger',
  workday: 'bg-info-soft font-semibold text-info underline',
  weekend: 'text-ink-muted',
  usual: '',
};

/** The weeks of a month, Monday first; null where a week has no day of this month. */
function weeksOf(year: number, month: number): (number | null)[][] {
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const lead = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const cells = [...Array<null>(lead).fill(null), ...Array.from({ length: days }, (_, day) => day + 1)];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day] ?? null),
  );
}

/** A year at a glance, month by month: holidays, make-up workdays, and the weekends between. */
export async function YearGrid({ calendar }: { calendar: CalendarYear }) {
  const t = await getTranslations('calendars');
  const locale = await getLocale();
  const { year } = calendar;
  const kinds = new Map(calendar.days.map((day) => [day.date, day]));
  const name = (options: Intl.DateTimeFormatOptions, month: number, day: number) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(Date.UTC(year, month, day)));
  // 1 January 2024 was a Monday.
  const weekday = (width: 'narrow' | 'long', index: number) =>
    new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, index + 1)));
  const titleOf = (kept: string | undefined) => {
    const festival = kept === undefined ? null : festivalOf(kept);
    return festival ? t(`festivals.${festival}`) : kept;
  };
  const lookOf = (date: string, index: number) => kinds.get(date)?.kind ?? (index > 4 ? 'weekend' : 'usual');
  return (
    <section aria-label={t('grid', { year: String(year) })} className="grid gap-3">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <KindMark kind="holiday" />
        <KindMark kind="workday" />
      </p>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
        {MONTHS.map((month) => (
          <table key={month} className="w-full rounded-md border bg-surface text-center text-sm tabular-nums">
            <caption className="py-1 font-semibold">{name({ month: 'long' }, month, 1)}</caption>
            <thead>
              <tr className="text-ink-muted">
                {Array.from({ length: 7 }, (_, index) => (
                  <th key={weekday('long', index)} scope="col" className="py-1 font-normal">
                    <abbr title={weekday('long', index)} className="no-underline">
                      {weekday('narrow', index)}
                    </abbr>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(year, month).map((week) => (
                <tr key={week.join()}>
                  {week.map((day, index) => {
                    const date = `${year}-${pad(month + 1)}-${pad(day ?? 0)}`;
                    const special = kinds.get(date);
                    return (
                      <td
                        key={`${date}-${weekday('long', index)}`}
                        title={titleOf(special?.name)}
                        className={classNames(
                          'rounded-sm py-1',
                          day !== null && LOOKS[lookOf(date, index)],
                          date === calendar.today && 'outline-2 outline-accent',
                        )}
                      >
                        {day}
                        {special ? <span className="sr-only"> {t(`kinds.${special.kind}`)}</span> : null}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}
