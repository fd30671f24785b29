import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { getCatalogue } from '@/lib/catalogue/queries/get-catalogue';
import { groupName } from '@/lib/catalogue/rules';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { WhoMayChange } from '../_components/who-may-change';
import { ServiceForm } from './_components/service-form';
import { TopicGroup } from './_components/topic-group';

export async function generateMetadata() {
  return { title: (await getTranslations('catalogue'))('title') };
}

export default async function CataloguePage({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const t = await getTranslations('catalogue');
  const screen = await readScreen(getCatalogue);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { groups, key, can } = screen.value;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        commands={
          can.change ? (
            <LinkButton href="/settings/catalogue?new=service#new-service">{t('service.add')}</LinkButton>
          ) : undefined
        }
      />
      {search.saved ? <Callout tone="success" role="status" title={t('saved')} /> : null}
      {can.change ? null : <WhoMayChange action="catalogue.change" rule="P19" roles={['administrator']} />}
      {can.change && search.new === 'service' ? (
        <Section title={t('service.add')} hint={t('service.addHint')} id="new-service">
          <ServiceForm />
        </Section>
      ) : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {groups.map((group) => (
          <TopicGroup
            key={groupName(group.serviceId)}
            group={group}
            formKey={key}
            canChange={can.change}
            search={search}
          />
        ))}
      </div>
    </>
  );
}
