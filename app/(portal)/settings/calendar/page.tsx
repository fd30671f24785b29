import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { TabsNav } from '@/components/ui/tabs-nav';
import { getCalendar } from '@/lib/escalations/queries/promises';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { LastChange } from '../_components/last-change';
import { WhoMayChange } from '../_components/who-may-change';
import { Announcement } from './_components/announcement';
import { DaysForm } from './_components/days-form';
import { DaysTable } from './_components/days-table';
import { YearGrid } from './_components/year-grid';

const PATH = '/settings/calendar';

export async function generateMetadata() {
  return { title: (await getTranslations('calendars'))('title') };
}

export default async function BusinessCalendar({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('calendars');
  const screen = await readScreen((viewer) => getCalendar(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const calendar = screen.value;
  const year = String(calendar.year);
  const isChanging = calendar.can.change && search.edit === '1';
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        meta={<LastChange changedAt={calendar.changedAt} changedBy={calendar.changedBy} />}
        commands={
          calendar.can.change && !isChanging ? (
            <LinkButton href={`${addressWith(PATH, { year }, { edit: '1' })}#change`}>{t('change')}</LinkButton>
          ) : undefined
        }
      />
      {search.saved ? <Callout tone="success" role="status" title={t('saved')} /> : null}
      <TabsNav
        label={t('years')}
        tabs={calendar.years.map((one) => ({
          href: addressWith(PATH, {}, { year: String(one) }),
          label: String(one),
          isCurrent: one === calendar.year,
        }))}
      />
      {calendar.isProvisional ? (
        <Callout tone="warning" title={t('provisional.title', { year })}>
          <p>{t('provisional.text')}</p>
        </Callout>
      ) : null}
      {isChanging ? (
        <Section title={t('days.change', { year })} hint={t('days.changeHint')} id="change">
          <DaysForm calendar={calendar} search={search} />
        </Section>
      ) : null}
      <YearGrid calendar={calendar} />
      <DaysTable calendar={calendar} />
      {calendar.can.change ? (
        <Announcement calendar={calendar} />
      ) : (
        <WhoMayChange action="promise.change" rule="P21" roles={['support_lead', 'administrator']} />
      )}
    </>
  );
}
