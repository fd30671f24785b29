import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { getCustomerHome } from '@/lib/home/queries';
import { readScreen, requireShell } from '@/lib/web/screen';
import type { Search } from '@/lib/web/search';
import { FiledForYou } from './_components/home/filed-for-you';
import { HealthGlance } from './_components/home/health-glance';
import { MessagesToActOn } from './_components/home/messages-to-act-on';
import { OperatorHome } from './_components/home/operator-home';
import { OwnCases } from './_components/home/own-cases';
import { PartnerCockpit } from './_components/home/partner-cockpit';
import { SupportContacts } from './_components/home/support-contacts';
import { RefusedPage } from './_components/refused';

export async function generateMetadata() {
  return { title: (await getTranslations('home'))('title') };
}

/** Where those who serve customers work, by what they may. */
const WORK = [
  ['escalation.view', '/support-requests'],
  ['service_message.oversee', '/communications'],
  ['subscription.view', '/subscriptions'],
  ['price.view', '/subscriptions/prices'],
  ['person.view', '/people'],
  ['delivery.view', '/settings/delivery'],
] as const;

export default async function Home({ searchParams }: { searchParams: Search }) {
  const { actor, can } = await requireShell();
  if (can['operator_home.view']) return <OperatorHome />;
  if (actor.side === 'partner' && can['customer.view']) return <PartnerCockpit searchParams={searchParams} />;
  if (actor.side !== 'customer') redirect(WORK.find(([action]) => can[action])?.[1] ?? '/support-requests');
  const t = await getTranslations('home');
  const screen = await readScreen(getCustomerHome);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { contacts, health, messages, cases, filed } = screen.value;
  return (
    <>
      <PageHeader title={t('title')} description={t('welcome', { organization: actor.organizationName })} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          {health ? <HealthGlance health={health} /> : null}
          {messages ? <MessagesToActOn messages={messages} /> : null}
          {cases ? <OwnCases cases={cases} /> : null}
          {filed ? <FiledForYou filed={filed} /> : null}
        </div>
        <SupportContacts contacts={contacts} />
      </div>
    </>
  );
}
