import { getTranslations } from 'next-intl/server';
import { SupportProfile } from '@/components/cases/support-profile';
import { PageHeader } from '@/components/layout/page-header';
import { RecordLayout } from '@/components/layout/record-layout';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/section';
import { getRelationOffer } from '@/lib/customers/queries/relation-links';
import { getProofDue } from '@/lib/factors/queries';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../_components/refused';
import { AcceptForm } from './_components/accept-form';

export async function generateMetadata() {
  return { title: (await getTranslations('customers'))('accept.untitled') };
}

export default async function RelationRequest({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const t = await getTranslations('customers.accept');
  const screen = await readScreen(async (viewer) => ({
    offer: await getRelationOffer(viewer, token),
    due: await getProofDue(viewer),
  }));
  if ('refusal' in screen) return <RefusedPage title={t('untitled')} refusal={screen.refusal} />;
  const { offer, due } = screen.value;
  const time = await timeWords();
  const { website, email, phone, hours, languages } = offer.support;
  const profile = {
    supportWebsite: website,
    supportEmail: email,
    supportPhone: phone,
    supportHours: hours,
    supportLanguages: languages,
  };
  return (
    <>
      <PageHeader
        title={t('title', { partner: offer.name })}
        description={t('hint', { partner: offer.name, domain: offer.domain, customer: offer.customerName })}
      />
      <RecordLayout
        contextLabel={t('support', { partner: offer.name })}
        context={<SupportProfile partner={profile} title={t('support', { partner: offer.name })} />}
      >
        {offer.mayBegin ? null : <Callout tone="refusal">{t('notNow')}</Callout>}
        {offer.since ? <Callout tone="info">{t('stands', { day: time.day(offer.since) })}</Callout> : null}
        <Section title={t('means')}>
          <p className="max-w-prose">{t('meansRelation')}</p>
          <p className="max-w-prose">{t('meansDelegation')}</p>
          {offer.mayBegin ? <AcceptForm offer={offer} due={due} /> : null}
        </Section>
      </RecordLayout>
    </>
  );
}
