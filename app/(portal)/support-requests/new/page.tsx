import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Steps } from '@/components/ui/steps';
import { isUploadTrouble } from '@/lib/attachments/rules';
import { findCustomersToFileFor, getFiling, listServicesFor } from '@/lib/escalations/queries/get-filing';
import { serviceId } from '@/lib/shared/form-text';
import { isCaseNumber, isUuid } from '@/lib/shared/ids';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { RefusedPage } from '../../_components/refused';
import { ChooseCustomer } from './_components/choose-customer';
import { ChooseService } from './_components/choose-service';
import { FilingPage } from './_components/filing-page';

export async function generateMetadata() {
  return { title: (await getTranslations('filing'))('title') };
}

export default async function NewRequest({ searchParams }: { searchParams: Search }) {
  const search = await firstValues(searchParams);
  const { q, after, customer, service, draft, saved, upload } = search;
  const caseNumber = search.case && isCaseNumber(search.case) ? search.case : undefined;
  const t = await getTranslations('filing');
  const steps = [t('steps.customer'), t('steps.service'), t('steps.request')];
  const at = (current: number) => (
    <PageHeader
      title={t('title')}
      meta={
        <Steps
          label={t('stepsLabel')}
          doneLabel={t('stepDone')}
          items={steps.map((label, index) => ({
            label,
            state: index < current ? 'done' : index === current ? 'current' : 'ahead',
          }))}
        />
      }
    />
  );
  const chosen = customer && isUuid(customer) ? customer : null;
  if (chosen && service && serviceId.safeParse(service).success) {
    const screen = await readScreen((viewer) => getFiling(viewer, chosen, service, { draftKey: draft, caseNumber }));
    if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
    return (
      <>
        {at(2)}
        <FilingPage filing={screen.value} isSaved={saved === '1'} trouble={isUploadTrouble(upload) ? upload : null} />
      </>
    );
  }
  if (chosen) {
    const screen = await readScreen((viewer) => listServicesFor(viewer, chosen));
    if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
    return (
      <>
        {at(1)}
        <ChooseService {...screen.value} caseNumber={caseNumber} />
      </>
    );
  }
  const screen = await readScreen((viewer) => findCustomersToFileFor(viewer, { q, after }));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  return (
    <>
      {at(0)}
      <ChooseCustomer q={q ?? ''} page={screen.value} />
    </>
  );
}
