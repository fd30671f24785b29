import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LiveInterest } from '@/components/live/live-interest';
import { ServiceStatusMark } from '@/components/service-health/marks';
import { Countdown } from '@/components/subscriptions/marks';
import { EmptyState } from '@/components/ui/empty-state';
import { TextField } from '@/components/ui/fields';
import { FilterBar } from '@/components/ui/filter-bar';
import { Pager } from '@/components/ui/pager';
import { RowLink, Table, Td, Th, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { type Cockpit, getCockpit } from '@/lib/customers/queries/get-cockpit';
import type { CockpitSort } from '@/lib/customers/rules/cockpit';
import { daysLeft } from '@/lib/subscriptions/rules/suspension';
import { readScreen } from '@/lib/web/screen';
import { addressWith, firstValues, type Search } from '@/lib/web/search';
import { timeWords } from '@/lib/web/words';
import { NewCustomerCommand } from '../../customers/_components/new-customer-command';
import { RefusedPage } from '../refused';
import { DutyNow } from './partner-duty';
import { SeatsBought } from './seats-bought';

const LIVE = [
  'case',
  'escalation',
  'subscription',
  'change_request',
  'relation',
  'delegation',
  'customer',
  'health_issue',
];
type Row = Cockpit['rows'][number];
type Time = Awaited<ReturnType<typeof timeWords>>;

async function Counted({ count, href }: { count: Row['cases']; href: string }) {
  const t = await getTranslations('cockpit');
  if (count.open === 0) return <span className="text-ink-muted">0</span>;
  return (
    <>
      <TextLink href={href} className="relative z-1">
        {count.open}
      </TextLink>
      {count.ours ? <span className="block text-xs text-ink-muted">{t('ours', { count: count.ours })}</span> : null}
    </>
  );
}

async function Ends({ row, time, now }: { row: Row; time: Time; now: Date }) {
  const t = await getTranslations('cockpit');
  return (
    <>
      {row.deletesAt ? (
        <Countdown
          days={daysLeft(new Date(row.deletesAt.getTime() - 60 * 86_400_000), now)}
          at={time.absolute(row.deletesAt)}
        />
      ) : null}
      {row.expiresAt ? <span className="block">{t('ends', { day: time.day(row.expiresAt) })}</span> : null}
    </>
  );
}

/** A partner's home: a row for each customer, the worst first, with what of it this person may see. */
export async function PartnerCockpit({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('cockpit');
  const c = await getTranslations('customers');
  const r = await getTranslations('requests');
  const screen = await readScreen((viewer) => getCockpit(viewer, search));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { rows, sort, isReversed, sight, next, seats, seen, now } = screen.value;
  const time = await timeWords();
  const heading = (name: Exclude<CockpitSort, 'worst'>) => ({
    href: addressWith('/', search, {
      sort: name,
      dir: sort === name && !isReversed ? 'reverse' : undefined,
      after: undefined,
    }),
    // Names go up from A; every other column begins with the worst, which is the most or the nearest.
    direction:
      sort !== name
        ? null
        : (name === 'name' || name === 'act_by' || name === 'ends') !== isReversed
          ? ('ascending' as const)
          : ('descending' as const),
  });
  return (
    <>
      {LIVE.map((type) => (
        <LiveInterest key={type} type={type} seen={seen} />
      ))}
      <PageHeader title={t('title')} description={t('hint')} commands={<NewCustomerCommand />} />
      <DutyNow />
      <FilterBar
        label={c('find.label')}
        action="/"
        keep={{ sort: search.sort, dir: search.dir }}
        applyLabel={c('find.apply')}
        aside={
          sort === 'worst' && !isReversed ? null : (
            <TextLink
              look="plain"
              href={addressWith('/', search, { sort: undefined, dir: undefined, after: undefined })}
              className="inline-flex min-h-8 items-center px-1"
            >
              {t('worst')}
            </TextLink>
          )
        }
        clear={
          search.q
            ? { href: addressWith('/', search, { q: undefined, after: undefined }), label: c('find.clear') }
            : null
        }
      >
        <TextField name="q" label={c('find.q')} defaultValue={search.q ?? ''} maxLength={100} />
      </FilterBar>
      {rows.length ? (
        <Table label={t('title')}>
          <thead>
            <tr>
              <Th sort={heading('name')}>{t('columns.customer')}</Th>
              {sight.health ? <Th sort={heading('health')}>{t('columns.health')}</Th> : null}
              {sight.cases ? <Th sort={heading('cases')}>{t('columns.cases')}</Th> : null}
              {sight.escalations ? <Th sort={heading('escalations')}>{t('columns.escalations')}</Th> : null}
              {sight.requests ? <Th sort={heading('act_by')}>{t('columns.act_by')}</Th> : null}
              {sight.subscriptions ? <Th sort={heading('ends')}>{t('columns.ends')}</Th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td>
                  <RowLink href={`/customers/${row.id}`}>
                    <bdi>{row.name}</bdi>
                  </RowLink>
                  <span className="block text-xs wrap-anywhere text-ink-muted">{row.domain}</span>
                </Td>
                {sight.health ? (
                  <Td label={t('columns.health')}>
                    {row.health ? (
                      <>
                        <ServiceStatusMark status={row.health.status} classification={row.health.classification} />
                        <span className="block text-xs text-ink-muted">{row.health.name}</span>
                      </>
                    ) : (
                      <ServiceStatusMark status="serviceOperational" classification={null} />
                    )}
                  </Td>
                ) : null}
                {sight.cases ? (
                  <Td label={t('columns.cases')}>
                    <Counted count={row.cases} href={`/cases?view=all&customer=${row.id}`} />
                  </Td>
                ) : null}
                {sight.escalations ? (
                  <Td label={t('columns.escalations')}>
                    <Counted count={row.escalations} href={`/support-requests?view=all&customer=${row.id}`} />
                  </Td>
                ) : null}
                {sight.requests ? (
                  <Td label={t('columns.act_by')}>
                    {row.actBy ? time.date(row.actBy) : '–'}
                    {row.actBy && row.actBy < now ? (
                      <span className="block text-xs font-semibold text-danger">{t('overdue')}</span>
                    ) : null}
                  </Td>
                ) : null}
                {sight.subscriptions ? (
                  <Td label={t('columns.ends')}>
                    {row.deletesAt || row.expiresAt ? <Ends row={row} time={time} now={now} /> : '–'}
                  </Td>
                ) : null}
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState title={c('none.title')}>
          <p>{c(search.q ? 'none.search' : 'none.yet')}</p>
        </EmptyState>
      )}
      <Pager
        label={r('pages')}
        previous={search.after ? { href: addressWith('/', search, { after: undefined }), label: r('firstPage') } : null}
        next={next ? { href: addressWith('/', search, { after: next }), label: r('nextPage') } : null}
      />
      {seats?.length ? <SeatsBought seats={seats} /> : null}
    </>
  );
}
