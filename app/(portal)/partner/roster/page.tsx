import { getLocale, getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { formatWeekday } from '@/lib/i18n/formats';
import { formatZone } from '@/lib/i18n/zones';
import { getRoster } from '@/lib/partners/queries';
import { dayAndTime, isWholeWeek } from '@/lib/partners/rules/roster';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { RefusedCommand } from '../../customers/_components/refused-command';
import { ShiftForm, ZoneForm } from './_components/arranging';
import { ShiftTable } from './_components/shift-table';

const SHOWN_GAPS = 14;

export async function generateMetadata() {
  return { title: (await getTranslations('customers'))('roster.title') };
}

export default async function RosterPage({ searchParams }: { searchParams: Search }) {
  const { done } = await firstValues(searchParams);
  const t = await getTranslations('customers.roster');
  const c = await getTranslations('customers');
  const locale = await getLocale();
  const screen = await readScreen(getRoster);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const roster = screen.value;
  const { gaps, onDuty } = roster;
  const at = (minute: number) => {
    const { weekday, time } = dayAndTime(minute);
    return t('at', { day: formatWeekday(weekday, locale), time });
  };
  return (
    <>
      <LiveInterest type="roster" seen={roster.seen} />
      <PageHeader title={t('title')} description={t('hint')} meta={formatZone(roster.timeZone, locale)} />
      {done === 'saved' ? <Callout tone="success" role="status" title={c('saved')} /> : null}
      <Section title={t('now')}>
        {onDuty.length ? (
          <ul className="list-disc pl-5">
            {onDuty.map((person) => (
              <li key={person.id}>
                <bdi className="font-semibold">{person.name}</bdi>
                {person.phone ? ` ${person.phone}` : null}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('nobody')}</p>
        )}
        {isWholeWeek(gaps) ? <Callout tone="warning" title={t('emptyWeek')} /> : null}
        {gaps.length > 0 && !isWholeWeek(gaps) ? (
          <Callout tone="warning" title={t('gaps', { count: gaps.length })}>
            <ul className="grid list-disc gap-x-6 pl-5 sm:grid-cols-2">
              {gaps.slice(0, SHOWN_GAPS).map((gap) => (
                <li key={gap.from}>{t('gap', { from: at(gap.from), to: at(gap.to) })}</li>
              ))}
            </ul>
            {gaps.length > SHOWN_GAPS ? <p>{t('moreGaps', { count: gaps.length - SHOWN_GAPS })}</p> : null}
          </Callout>
        ) : null}
        {gaps.length === 0 ? <Callout tone="success">{t('full')}</Callout> : null}
      </Section>
      <Section title={t('shifts')}>
        <ShiftTable roster={roster} />
      </Section>
      {roster.mayArrange ? (
        <>
          <ShiftForm roster={roster} />
          <ZoneForm roster={roster} />
        </>
      ) : (
        <RefusedCommand action="roster.arrange" label={t('arrange')} />
      )}
    </>
  );
}
