import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { getCustomerHome } from '@/lib/home/queries';
import { readScreen, requireShell } from '@/lib/web/screen';
import { FiledForYou } from './_components/home/filed-for-you';
import { SupportContacts } from './_components/home/support-contacts';
import { RefusedPage } from './_components/refused';

export async function generateMetadata() {
  return { title: (await getTranslations('home'))('title') };
}

export default async function Home() {
  const { actor, can } = await requireShell();
  if (actor.side !== 'customer')
    redirect(!can['escalation.view'] && can['delivery.view'] ? '/settings/delivery' : '/support-requests');
  const t = await getTranslations('home');
  const screen = await readScreen(getCustomerHome);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const { contacts, filed } = screen.value;
  return (
    <>
      <PageHeader title={t('title')} description={t('welcome', { organization: actor.organizationName })} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">{filed ? <FiledForYou filed={filed} /> : null}</div>
        <SupportContacts contacts={contacts} />
      </div>
    </>
  );
}
