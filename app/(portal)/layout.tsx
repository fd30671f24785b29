import {
  Banknote,
  FilePenLine,
  House,
  Inbox,
  LogOut,
  Mail,
  Package,
  Scale,
  Send,
  Settings,
  SlidersHorizontal,
} from 'lucide-react';

import { getTranslations } from 'next-intl/server';
import { AuthLayout } from '@/components/layout/auth-layout';
import { Shell } from '@/components/layout/shell';
import type { NavGroup } from '@/components/layout/shell-nav';
import { Live } from '@/components/live/live';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { hasMailbox, isDemoWorld } from '@/lib/web/demo';
import { readFrame } from '@/lib/web/screen';
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
  const { actor, can, partners } = frame;
  const signOutWord = (await getTranslations('identity'))('signOut');
  const policyWord = (await getTranslations('policy'))('page.link');
  const mailWords = await getTranslations('notifications');
  const icon = { 'aria-hidden': true, className: 'size-4 shrink-0' };
  const requests = {
    partner: [
      {
        href: '/support-requests',
        label: t('customerRequests'),
        icon: <Inbox {...icon} />,
        children: [{ href: '/support-requests/new', label: t('newRequest') }],
      },
    ],
    operator: [{ href: '/support-requests', label: t('queue'), icon: <Inbox {...icon} /> }],
    customer: [{ href: '/support-requests', label: t('filedForYou'), icon: <Inbox {...icon} /> }],
  }[actor.side];
  const selling = [
    { action: 'subscription.view', href: '/subscriptions', label: t('subscriptions'), icon: <Package {...icon} /> },
    {
      action: 'change_request.view',
      href: '/change-requests',
      label: t('changeRequests'),
      icon: <FilePenLine {...icon} />,
    },
    { action: 'price.view', href: '/subscriptions/prices', label: t('prices'), icon: <Banknote {...icon} /> },
  ] as const;
  const nav: NavGroup[] = [
    ...(actor.side === 'customer' ? [{ items: [{ href: '/', label: t('home'), icon: <House {...icon} /> }] }] : []),
    { label: t('supportRequests'), items: requests },
    {
      label: t('subscriptions'),
      items: selling.filter((item) => item.action === 'subscription.view' || can[item.action]),
    },
    ...(actor.side === 'customer' && can['tenant.view']
      ? [
          {
            label: t('tenant'),
            items: [
              {
                href: `/customers/${actor.organizationId}/configuration`,
                label: t('configuration'),
                icon: <SlidersHorizontal {...icon} />,
              },
            ],
          },
        ]
      : []),
    {
      label: t('settings'),
      items: [
        ...(can['delivery.view']
          ? [{ href: '/settings/delivery', label: t('delivery'), icon: <Send {...icon} /> }]
          : []),
        { href: '/settings/you', label: t('you'), icon: <Settings {...icon} /> },
        { href: '/settings/notifications', label: mailWords('title'), icon: <Mail {...icon} /> },
        { href: '/policy', label: policyWord, icon: <Scale {...icon} /> },
      ],
    },
  ];
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
      {children}
    </Shell>
  );
}
