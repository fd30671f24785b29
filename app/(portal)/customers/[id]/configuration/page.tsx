import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { DelegationInterest } from '@/components/live/delegation-interest';
import { FindingText } from '@/components/tenant-config/finding-text';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TabsNav } from '@/components/ui/tabs-nav';
import { isUuid } from '@/lib/shared/ids';
import { getTenantConfiguration } from '@/lib/tenant-config/queries';
import { findingHref } from '@/lib/tenant-config/rules';
import { readScreen } from '@/lib/web/screen';
import { firstValues, type Search } from '@/lib/web/search';
import { AbsentPage } from '../../../_components/absent';
import { RefusedPage } from '../../../_components/refused';
import { ActingBanner } from './_components/acting-banner';
import { Domains } from './_components/domains';
import { Settings } from './_components/settings';
import { TenantFacts } from './_components/tenant-facts';

type Props = { params: Promise<{ id: string }>; searchParams: Search };

export async function generateMetadata() {
  return { title: (await getTranslations('tenant'))('title') };
}

export default async function Configuration({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await firstValues(searchParams);
  const { service = 'exchange' } = search;
  if (!isUuid(id)) return <AbsentPage />;
  const t = await getTranslations('tenant');
  const screen = await readScreen((viewer) => getTenantConfiguration(viewer, id, service));
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { customer, services, serviceNames, snapshot, findings, isPartner, organizationName, personName } =
    screen.value;
  return (
    <>
      {isPartner ? (
        <DelegationInterest customerId={customer.id} partnerId={screen.value.organizationId} seen={screen.value.seen} />
      ) : null}
      <PageHeader
        title={t('title')}
        meta={t('of', { customer: customer.name, service: serviceNames[service] ?? service })}
        commands={
          isPartner ? (
            <LinkButton href={`/support-requests/new?customer=${customer.id}&service=${service}`}>
              {t('back')}
            </LinkButton>
          ) : undefined
        }
      />
      {isPartner ? (
        <ActingBanner
          customer={customer.name}
          organization={organizationName}
          person={personName}
          services={services}
        />
      ) : null}
      <TabsNav
        label={t('services')}
        tabs={services.map((one) => ({
          href: `/customers/${customer.id}/configuration?service=${one.id}`,
          label: one.name,
          isCurrent: one.id === service,
        }))}
      />
      {findings.length ? (
        <Callout tone="warning" title={t('findings')}>
          <ul className="list-disc pl-5">
            {findings.map((finding) => (
              <li key={finding.check} className="py-0.5">
                <a href={findingHref(customer.id, service, finding)} className="wrap-anywhere text-accent underline">
                  <FindingText finding={finding} />
                </a>
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <Domains domains={snapshot.domains} />
      <Settings configuration={screen.value} serviceId={service} search={search} />
      <TenantFacts snapshot={snapshot} />
    </>
  );
}
