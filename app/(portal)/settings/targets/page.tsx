import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { getTargets } from '@/lib/escalations/queries/promises';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { LastChange } from '../_components/last-change';
import { WhoMayChange } from '../_components/who-may-change';
import { TargetsForm } from './_components/targets-form';
import { TargetsTable } from './_components/targets-table';

export async function generateMetadata() {
  return { title: (await getTranslations('calendars'))('targets.title') };
}

export default async function ResponseTargets({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('calendars');
  const screen = await readScreen(getTargets);
  if ('refusal' in screen) return <RefusedPage title={t('targets.title')} refusal={screen.refusal} />;
  const table = screen.value;
  const isChanging = table.can.change && search.edit === '1';
  return (
    <>
      <PageHeader
        title={t('targets.title')}
        description={t('targets.description')}
        meta={<LastChange changedAt={table.changedAt} changedBy={table.changedBy} />}
        commands={
          table.can.change && !isChanging ? (
            <LinkButton href="/settings/targets?edit=1#change">{t('change')}</LinkButton>
          ) : undefined
        }
      />
      {search.saved ? <Callout tone="success" role="status" title={t('saved')} /> : null}
      <TargetsTable table={table} />
      <p className="max-w-prose text-ink-muted">
        {t('targets.stands')} <TextLink href="/settings/calendar">{t('title')}</TextLink>
      </p>
      {isChanging ? (
        <Section title={t('targets.change')} hint={t('targets.changeHint')} id="change">
          <TargetsForm table={table} />
        </Section>
      ) : null}
      {table.can.change ? null : (
        <WhoMayChange action="promise.change" rule="P21" roles={['support_lead', 'administrator']} />
      )}
    </>
  );
}
