import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { labelled } from '@/lib/i18n/formats';
import { getNewIssue } from '@/lib/service-health/queries';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../../_components/refused';
import { PublishForm } from '../_components/publish-form';
import { Reach } from '../_components/reach';

const PATH = '/communications/health';

export async function generateMetadata() {
  return { title: (await getTranslations('incidents'))('writing.new') };
}

export default async function NewIssue({ searchParams }: { searchParams: Search }) {
  const { service } = await firstValues(searchParams);
  const t = await getTranslations('incidents.writing');
  const screen = await readScreen((viewer) => getNewIssue(viewer, service));
  if ('refusal' in screen) return <RefusedPage title={t('new')} refusal={screen.refusal} />;
  const { serviceId, serviceName, services, reach, key, kept, now, timeZone } = screen.value;
  const crumbs = [{ href: PATH, label: t('title') }];
  if (!serviceId || !serviceName || !reach)
    return (
      <>
        <PageHeader title={t('new')} crumbs={crumbs} />
        <Section title={t('chooseService')} hint={t('chooseHint')}>
          <ul className="grid gap-1">
            {services.map(({ id, name }) => (
              <li key={id}>
                <TextLink look="plain" href={`${PATH}/new?service=${id}`}>
                  {name}
                </TextLink>
              </li>
            ))}
          </ul>
        </Section>
      </>
    );
  return (
    <>
      <PageHeader
        title={labelled(t('new'), serviceName)}
        crumbs={crumbs}
        meta={<TextLink href={`${PATH}/new`}>{t('anotherService')}</TextLink>}
      />
      <RecordLayout contextLabel={t('reach')} context={<Reach reach={reach} />}>
        <Section title={t('new')}>
          <PublishForm reach={reach} serviceId={serviceId} formKey={key} kept={kept} now={now} timeZone={timeZone} />
        </Section>
      </RecordLayout>
    </>
  );
}
