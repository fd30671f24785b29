import {
  Building2,
  CalendarClock,
  CalendarDays,
  DoorOpen,
  FilePenLine,
  Handshake,
  HeartPulse,
  History,
  House,
  IdCard,
  Inbox,
  KeyRound,
  Link2,
  ListTree,
  Mail,
  MailWarning,
  Megaphone,
  MessagesSquare,
  Package,
  PenLine,
  Scale,
  Send,
  Settings,
  SlidersHorizontal,
  Tag,
  Timer,
  Users,
} from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { NavGroup, NavItem } from '@/components/layout/shell-nav';
import { countUnread } from '@/lib/message-center/queries/unread-messages';
import { readScreen, type requireShell } from '@/lib/web/screen';

type Shell = Awaited<ReturnType<typeof requireShell>>;

const ICON = { 'aria-hidden': true, className: 'size-4 shrink-0' };

/** An entry where the person may, or where a refusal explains what people look for there. */
const when = (isShown: boolean, item: NavItem): NavItem[] => (isShown ? [item] : []);

async function unreadMessages({ can }: Shell): Promise<number | string | undefined> {
  if (!can['service_message.mark']) return undefined;
  const unread = await readScreen(countUnread);
  if (!('value' in unread) || unread.value === 0) return undefined;
  return unread.value > 1_000 ? (await getTranslations('messageCenter'))('countMore') : unread.value;
}

/** Where this person can go, in the order of what each side comes for. */
export async function portalNav(shell: Shell): Promise<NavGroup[]> {
  const { actor, can } = shell;
  const t = await getTranslations('portal');
  const [isCustomer, isPartner] = [actor.side === 'customer', actor.side === 'partner'];
  const messagesWord = (await getTranslations('messageCenter'))('title');
  const healthWord = (await getTranslations('incidents'))('title');
  const factorsWord = (await getTranslations('factors'))('requirement.title');
  const mailWord = (await getTranslations('notifications'))('title');
  const recordWord = (await getTranslations('record'))('title');
  const offBoardingWord = (await getTranslations('leaving'))('off.title');
  const policyWord = (await getTranslations('policy'))('page.link');
  const organizationsWord = (await getTranslations('organizations'))('title');
  const offersWord = (await getTranslations('offers'))('title');
  const catalogueWord = (await getTranslations('catalogue'))('title');
  const calendars = await getTranslations('calendars');
  const requestsWord = { partner: t('customerRequests'), operator: t('queue'), customer: t('filedForYou') }[actor.side];
  const customersWord = await getTranslations('customers');
  const subscriptions: NavItem[] = [
    {
      href: '/subscriptions',
      label: t('subscriptions'),
      icon: <Package {...ICON} />,
      children: when(can['price.view'], { href: '/subscriptions/prices', label: t('prices') }),
    },
    ...when(can['change_request.view'], {
      href: '/change-requests',
      label: t('changeRequests'),
      icon: <FilePenLine {...ICON} />,
    }),
  ];
  const groups: NavGroup[] = [
    {
      items: [
        ...when(isCustomer || can['operator_home.view'] || (isPartner && can['customer.view']), {
          href: '/',
          label: t('home'),
          icon: <House {...ICON} />,
        }),
        ...when(isPartner, { href: '/customers', label: customersWord('title'), icon: <Building2 {...ICON} /> }),
      ],
    },
    {
      label: t('supportRequests'),
      items: [
        ...when(isCustomer || isPartner, { href: '/cases', label: t('cases'), icon: <MessagesSquare {...ICON} /> }),
        {
          href: '/support-requests',
          label: requestsWord,
          icon: <Inbox {...ICON} />,
          children: when(isPartner, { href: '/support-requests/new', label: t('newRequest') }),
        },
      ],
    },
    {
      items: [
        ...when(can['health.view'], {
          href: '/service-health',
          label: healthWord,
          icon: <HeartPulse {...ICON} />,
        }),
        ...when(!isPartner, {
          href: '/message-center',
          label: messagesWord,
          icon: <Megaphone {...ICON} />,
          count: await unreadMessages(shell),
        }),
        ...when(can['service_message.oversee'], {
          href: '/communications',
          label: t('communications'),
          icon: <PenLine {...ICON} />,
        }),
      ],
    },
    {
      ...(subscriptions.length > 1 ? { label: t('subscriptions') } : {}),
      items: [
        ...subscriptions,
        ...when(can['organization.view'], {
          href: '/organizations',
          label: organizationsWord,
          icon: <Building2 {...ICON} />,
        }),
      ],
    },
    {
      label: t('tenant'),
      items: [
        ...when(isCustomer && can['tenant.view'], {
          href: `/customers/${actor.organizationId}/configuration`,
          label: t('configuration'),
          icon: <SlidersHorizontal {...ICON} />,
        }),
        ...when(isCustomer && can['tenant.view'], {
          href: '/tenant/partners',
          label: t('partners'),
          icon: <Handshake {...ICON} />,
        }),
      ],
    },
    {
      label: t('partnerAccount'),
      items: [
        ...when(isPartner, {
          href: '/partner/relation',
          label: customersWord('link.title'),
          icon: <Link2 {...ICON} />,
        }),
        ...when(isPartner, {
          href: '/partner/profile',
          label: customersWord('profile.title'),
          icon: <IdCard {...ICON} />,
        }),
        ...when(isPartner && can['roster.view'], {
          href: '/partner/roster',
          label: customersWord('roster.title'),
          icon: <CalendarClock {...ICON} />,
        }),
      ],
    },
    {
      label: t('settings'),
      items: [
        ...when(can['promise.view'], {
          href: '/settings/targets',
          label: calendars('targets.title'),
          icon: <Timer {...ICON} />,
        }),
        ...when(can['promise.view'], {
          href: '/settings/calendar',
          label: calendars('title'),
          icon: <CalendarDays {...ICON} />,
        }),
        ...when(can['catalogue.view'], {
          href: '/settings/catalogue',
          label: catalogueWord,
          icon: <ListTree {...ICON} />,
        }),
        ...when(can['offer.view'], { href: '/settings/offers', label: offersWord, icon: <Tag {...ICON} /> }),
        ...when(can['delivery.view'], {
          href: '/settings/delivery',
          label: t('delivery'),
          icon: <Send {...ICON} />,
        }),
        ...when(can['mail.oversee'], {
          href: '/settings/mail',
          label: t('mailTroubles'),
          icon: <MailWarning {...ICON} />,
        }),
        ...when(can['customer.off_board'], {
          href: '/off-boarding',
          label: offBoardingWord,
          icon: <DoorOpen {...ICON} />,
        }),
        ...when(can['record.search'], { href: '/record', label: recordWord, icon: <History {...ICON} /> }),
        { href: '/people', label: t('people'), icon: <Users {...ICON} /> },
        ...when(can['factor.require'], {
          href: '/settings/required-factors',
          label: factorsWord,
          icon: <KeyRound {...ICON} />,
        }),
        { href: '/settings/you', label: t('you'), icon: <Settings {...ICON} /> },
        { href: '/settings/security', label: t('security'), icon: <KeyRound {...ICON} /> },
        { href: '/settings/notifications', label: mailWord, icon: <Mail {...ICON} /> },
        { href: '/policy', label: policyWord, icon: <Scale {...ICON} /> },
      ],
    },
  ];
  return groups.filter((group) => group.items.length > 0);
}
