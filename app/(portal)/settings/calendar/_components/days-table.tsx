import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { CalendarYear } from '@/lib/escalations/queries/promises';
import { festivalOf } from '@/lib/escalations/rules/festivals';
import { timeWords } from '@/lib/web/words';
import { KindMark } from './kind-mark';

/** Every day of the year that is not what its weekday says. */
export async function DaysTable({ calendar }: { calendar: CalendarYear }) {
  const t = await getTranslations('calendars');
  const time = await timeWords();
  const nameOf = (name: string) => {
    const festival = festivalOf(name);
    return festival ? t(`festivals.${festival}`) : <bdi>{name}</bdi>;
  };
  const title = t('days.title', { year: String(calendar.year), count: calendar.days.length });
  if (calendar.days.length === 0) return <EmptyState title={t('days.none')} />;
  return (
    <Section title={title} isPlain>
      <Table label={title}>
        <thead>
          <tr>
            <Th>{t('fields.from')}</Th>
            <Th>{t('fields.kind')}</Th>
            <Th>{t('fields.name')}</Th>
            {calendar.can.change ? <Th>{t('days.action')}</Th> : null}
          </tr>
        </thead>
        <tbody>
          {calendar.days.map((day) => (
            <Tr key={day.date}>
              <Td>{time.date(new Date(`${day.date}T00:00:00Z`))}</Td>
              <Td label={t('fields.kind')}>
                <KindMark kind={day.kind} />
              </Td>
              <Td label={t('fields.name')}>{nameOf(day.name)}</Td>
              {calendar.can.change ? (
                <Td>
                  <TextLink
                    look="plain"
                    href={`/settings/calendar?year=${calendar.year}&edit=1&day=${day.date}#change`}
                  >
                    {t('change')}
                    <span className="sr-only"> {day.date}</span>
                  </TextLink>
                </Td>
              ) : null}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
