import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/layout/page-header';
import { Callout } from '@/components/ui/callout';
import { getOwnFactors } from '@/lib/factors/queries';
import { readScreen } from '@/lib/web/screen';
import { timeWords } from '@/lib/web/words';
import { RefusedPage } from '../../../_components/refused';
import { Authenticator } from './_components/authenticator';
import { Passkeys } from './_components/passkeys';
import { RecoveryCodes } from './_components/recovery-codes';

export async function generateMetadata() {
  return { title: (await getTranslations('factors'))('title') };
}

export default async function SecondFactor() {
  const t = await getTranslations('factors');
  const people = await getTranslations('people');
  const screen = await readScreen(getOwnFactors);
  if ('refusal' in screen) return <RefusedPage title={t('title')} refusal={screen.refusal} />;
  const factors = screen.value;
  const { day } = await timeWords();
  const hasFactor = factors.authenticatorSince !== null || factors.passkeys.length > 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        crumbs={[{ href: '/settings/security', label: people('security.title') }]}
      />
      {factors.isRequired ? (
        <Callout className="max-w-2xl">
          <p>{t('required')}</p>
        </Callout>
      ) : null}
      <div className="grid max-w-2xl gap-4">
        <Authenticator factors={factors} />
        <Passkeys factors={factors} day={day} />
        <RecoveryCodes factors={factors} hasFactor={hasFactor} />
      </div>
    </>
  );
}
