import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { getEnrolment } from '@/lib/organizations/queries/get-enrolment';
import { readScreen } from '@/lib/web/screen';
import { RefusedPage } from '../../_components/refused';
import { EnrolmentForm } from './_components/enrolment-form';

export async function generateMetadata() {
  return { title: (await getTranslations('organizations'))('enrol.title') };
}

export default async function Enrolment() {
  const t = await getTranslations('organizations');
  const screen = await readScreen(getEnrolment);
  if ('refusal' in screen) return <RefusedPage title={t('enrol.title')} refusal={screen.refusal} />;
  return (
    <>
      <PageHeader
        title={t('enrol.title')}
        crumbs={[{ href: '/organizations', label: t('title') }]}
        description={t('enrol.description')}
      />
      <EnrolmentForm formKey={screen.value.key} />
    </>
  );
}
