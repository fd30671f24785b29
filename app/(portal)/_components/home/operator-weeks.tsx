import { getTranslations } from 'next-intl/server';
import { Disclosure } from '@/components/ui/disclosure';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { WeekBars } from '@/components/ui/week-bars';
import type { OperatorWeek } from '@/lib/home/queries/operator-home';
import { timeWords } from '@/lib/web/words';

const FIGURES = ['filed', 'operator', 'partner', 'nobody', 'closed', 'met', 'late'] as const;

/** Twelve weeks at a glance: what was filed and where it stands, and whether first responses came in time; every number in a table. */
export async function OperatorWeeks({ weeks }: { weeks: OperatorWeek[] }) {
  const t = await getTranslations('home.operator.weeks');
  const time = await timeWords();
  const sum = (figure: (typeof FIGURES)[number]) => weeks.reduce((total, week) => total + week[figure], 0);
  const day = (week: OperatorWeek) => time.date(new Date(`${week.monday}T00:00:00Z`));
  const answered = sum('met') + sum('late');
  const filed = t('filedLabel', { filed: sum('filed'), open: sum('operator') + sum('partner'), closed: sum('closed') });
  const share = (part: number, whole: number) => (whole > 0 ? Math.round((part / whole) * 100) : 0);
  const inTime = t('answeredLabel', { share: share(sum('met'), answered), count: answered });
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Section title={t('filedTitle')} hint={t('filedHint')}>
        <WeekBars
          label={filed}
          series={[
            { key: 'nobody', label: t('nobody'), look: 'neutral' },
            { key: 'partner', label: t('partner'), look: 'warning' },
            { key: 'operator', label: t('operator'), look: 'accent' },
          ]}
          bars={weeks.map((week) => ({
            key: week.monday,
            label: day(week),
            title: t('filedIn', { week: day(week), count: week.filed }),
            values: [week.nobody, week.partner, week.operator],
          }))}
        />
        <p className="text-sm text-ink-muted">{filed}</p>
      </Section>
      <Section title={t('answeredTitle')} hint={t('answeredHint')}>
        <WeekBars
          label={inTime}
          full={1}
          series={[
            { key: 'met', label: t('met'), look: 'success' },
            { key: 'late', label: t('late'), look: 'danger' },
          ]}
          bars={weeks.map((week) => {
            const whole = week.met + week.late;
            return {
              key: week.monday,
              label: day(week),
              title: t('answeredIn', { week: day(week), share: share(week.met, whole), count: whole }),
              values: whole > 0 ? [week.met / whole, week.late / whole] : [],
            };
          })}
        />
        <p className="text-sm text-ink-muted">{inTime}</p>
      </Section>
      <div className="lg:col-span-2">
        <Disclosure summary={t('table')}>
          <Table label={t('table')} layout="scroll">
            <thead>
              <tr>
                <Th>{t('week')}</Th>
                {FIGURES.map((figure) => (
                  <Th key={figure} align="right">
                    {t(figure)}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.toReversed().map((week) => (
                <Tr key={week.monday}>
                  <Td isNowrap>{day(week)}</Td>
                  {FIGURES.map((figure) => (
                    <Td key={figure} align="right">
                      {time.number(week[figure])}
                    </Td>
                  ))}
                </Tr>
              ))}
            </tbody>
          </Table>
        </Disclosure>
      </div>
    </div>
  );
}
