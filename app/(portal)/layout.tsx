import { LogOut } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { GivenBack } from '@/components/forms/given-back';
import { LeftBehind } from '@/components/forms/left-behind';
import { MadeFor } from '@/components/forms/made-for';
import { AuthLayout } from '@/components/layout/auth-layout';
import { HeaderSearch } from '@/components/layout/header-search';
import { Shell } from '@/components/layout/shell';
import { Live } from '@/components/live/live';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { hasMailbox, isDemoWorld } from '@/lib/web/demo';
import { failedForm } from '@/lib/web/failed-form';
import { givenBack } from '@/lib/web/given-back';
import { markOf } from '@/lib/web/made-for';
import { readFrame } from '@/lib/web/screen';
import { ArrearsNotice } from './_components/arrears-notice';
import { PortalKeys } from './_components/portal-keys';
import { portalNav } from './_components/portal-nav';
import { signOut } from './actions';

export default async function PortalLayout({ children }: { children: React.ReactNode }) {
  const frame = await readFrame();
  const t = await getTranslations('portal');
  if ('reference' in frame)
    return (
      <AuthLayout brandName={t('brand')} title={t('failed.title')}>
        <p role="alert">{t('failed.text', { reference: frame.reference })}</p>
      </AuthLayout>
    );
  const { actor, partners } = frame;
  const [failed, given] = [await failedForm(), await givenBack()];
  const nav = await portalNav(frame);
  const mailWords = await getTranslations('notifications');
  const signOutWord = (await getTranslations('identity'))('signOut');
  const searchWords = await getTranslations('search');
  const policyWord = (await getTranslations('policy'))('page.link');
  const support = partners.map((partner) => (
    <p key={partner.name}>
      {t('supportedBy', {
        partner: partner.name,
        channels: [partner.supportPhone, partner.supportEmail, partner.supportHours].filter(Boolean).join(' · '),
      })}
    </p>
  ));
  return (
    <Shell
      brand={{
        name: t('brand'),
        audienceLabel: t(`audiences.${actor.side}`, { organization: actor.organizationName }),
        supportLine: support.length ? support : undefined,
      }}
      nav={nav}
      search={
        <HeaderSearch
          hasShortcut={frame.hasShortcuts}
          words={{ label: searchWords('label'), hint: searchWords('hint'), submit: searchWords('submit') }}
        />
      }
      person={{ name: actor.name, email: actor.email, organizationName: actor.organizationName }}
      personLinks={
        <>
          <TextLink href="/settings/you">{t('you')}</TextLink>
          <TextLink href="/settings/notifications">{mailWords('title')}</TextLink>
          {hasMailbox() ? <TextLink href="/mailbox">{mailWords('mailbox.title')}</TextLink> : null}
          <TextLink href="/policy">{policyWord}</TextLink>
        </>
      }
      signOutForm={
        <form action={signOut}>
          <Button type="submit" icon={<LogOut aria-hidden className="size-4" />}>
            {signOutWord}
          </Button>
        </form>
      }
      demoNotice={isDemoWorld() ? t('demo') : undefined}
    >
      <Live person={actor.personId} />
      <LeftBehind
        failed={failed ?? given}
        words={{
          label: t('left.label'),
          vanished: t('left.vanished'),
          typed: t('left.typed'),
          dismiss: t('left.dismiss'),
        }}
      />
      {actor.side === 'partner' && actor.isInArrears ? <ArrearsNotice /> : null}
      {frame.hasShortcuts ? <PortalKeys nav={nav} /> : null}
      <MadeFor mark={markOf(actor.personId)}>
        <GivenBack given={given}>{children}</GivenBack>
      </MadeFor>
    </Shell>
  );
}
