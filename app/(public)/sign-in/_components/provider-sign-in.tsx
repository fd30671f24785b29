import { useTranslations } from 'next-intl';
import { buttonLook } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { nameOfProvider } from '@/lib/web/provider';

const WHY = ['provider_down', 'unverified', 'not_open', 'several_invitations', 'cancelled', 'failed'] as const;

/** The way in through the identity provider, where one is set up, and why the last try by it did not work. */
export function ProviderSignIn({ returnTo, why }: { returnTo: string; why: string | undefined }) {
  const t = useTranslations('factors.provider');
  const name = nameOfProvider();
  if (!name) return null;
  const said = WHY.find((one) => one === why);
  return (
    <>
      {said ? (
        <Callout tone="danger" role="alert" title={t('title', { name })}>
          <p>{t(`why.${said}`)}</p>
        </Callout>
      ) : null}
      {/* Not a link of the router's: it leads to another site. */}
      <a href={`/api/oidc/start?returnTo=${encodeURIComponent(returnTo)}`} className={buttonLook()}>
        {t('signIn', { name })}
      </a>
    </>
  );
}
