import type { OrganizationKey } from '@/test/cast';
import type { OfferId } from './catalogue';

type CustomerKey = Extract<OrganizationKey, 'tailspin' | 'wingtip' | 'adatum' | 'litware'>;
type RecordKind = 'mx' | 'autodiscover' | 'msoid' | 'spf' | 'sip';

export type SeedSubscription = {
  customer: CustomerKey;
  partner: 'contoso' | 'fabrikam' | 'northwind';
  offer: OfferId;
  quantity: number;
  /** Position of the parent in this list, for an add-on. */
  parent?: number;
  isTrial?: true;
  autoRenew?: true;
  startedDaysAgo: number;
  termDays: number;
  suspendedDaysAgo?: number;
};

export const SUBSCRIPTIONS: readonly SeedSubscription[] = [
  {
    customer: 'tailspin',
    partner: 'contoso',
    offer: 'o365-e1',
    quantity: 80,
    autoRenew: true,
    startedDaysAgo: 282,
    termDays: 365,
  },
  {
    customer: 'tailspin',
    partner: 'contoso',
    offer: 'exchange-online-archiving',
    quantity: 80,
    parent: 0,
    autoRenew: true,
    startedDaysAgo: 282,
    termDays: 365,
  },
  {
    customer: 'wingtip',
    partner: 'contoso',
    offer: 'o365-business-essentials',
    quantity: 40,
    autoRenew: true,
    startedDaysAgo: 120,
    termDays: 365,
  },
  {
    customer: 'wingtip',
    partner: 'contoso',
    offer: 'o365-proplus',
    quantity: 10,
    startedDaysAgo: 205,
    termDays: 365,
    suspendedDaysAgo: 12,
  },
  {
    customer: 'adatum',
    partner: 'fabrikam',
    offer: 'o365-e3',
    quantity: 200,
    autoRenew: true,
    startedDaysAgo: 340,
    termDays: 365,
  },
  {
    customer: 'adatum',
    partner: 'fabrikam',
    offer: 'o365-business-premium',
    quantity: 25,
    isTrial: true,
    startedDaysAgo: 17,
    termDays: 30,
  },
  {
    customer: 'litware',
    partner: 'northwind',
    offer: 'o365-business',
    quantity: 15,
    startedDaysAgo: 63,
    termDays: 365,
  },
];

export type SeedDomain = {
  name: string;
  isDefault?: true;
  isUnverified?: true;
  /** What stands in DNS instead of what should; null: nothing. */
  faults?: Partial<Record<RecordKind, string | null>>;
};

export type SeedUser = {
  name: string;
  at: string;
  withoutLicence?: true;
  withoutLocation?: true;
  isBlocked?: true;
};

export type SeedTenant = {
  technicalContact: string | null;
  preferredLanguage: string;
  releasePreference?: 'standard' | 'targeted_everyone' | 'targeted_selected';
  passwordValidityDays: number | null;
  sharePointSharing: string;
  oneDriveSharing: string;
  domains: readonly SeedDomain[];
  users: readonly SeedUser[];
};

const named = (...names: string[]): SeedUser[] =>
  names.map((name) => ({ name, at: name.toLowerCase().replace(' ', '.') }));

/** The customers' own tenants, with the faults that the checks before filing are to find. */
export const TENANTS: Record<CustomerKey, SeedTenant> = {
  tailspin: {
    technicalContact: null,
    preferredLanguage: 'zh-CN',
    passwordValidityDays: 90,
    sharePointSharing: 'organization_only',
    oneDriveSharing: 'organization_only',
    domains: [
      { name: 'tailspin.example', isDefault: true },
      {
        name: 'tailspintoys.cn',
        faults: { mx: 'mx1.oldmail.example', autodiscover: null, spf: 'v=spf1 include:spf.oldmail.example -all' },
      },
    ],
    users: [
      ...named(
        'Tina Xu',
        'Uma Pillai',
        'Serge Baranov',
        'Mei Gao',
        'Max Hollis',
        'Chen Lu',
        'Dora Klein',
        'Ivan Petrov',
      ),
      { name: 'Guo Fang', at: 'guo.fang', withoutLicence: true },
      { name: 'Paula Reyes', at: 'paula.reyes', withoutLicence: true, withoutLocation: true },
      { name: 'Store Tablet 3', at: 'store.tablet3', withoutLicence: true, withoutLocation: true },
      { name: 'Otto Weber', at: 'otto.weber', isBlocked: true },
    ],
  },
  wingtip: {
    technicalContact: 'it@wingtip.example',
    preferredLanguage: 'en',
    passwordValidityDays: 120,
    sharePointSharing: 'existing_guests',
    oneDriveSharing: 'existing_guests',
    domains: [{ name: 'wingtip.example', isDefault: true, faults: { msoid: null } }],
    users: named(
      'Wendy Tan',
      'Aaron Pike',
      'Bela Novak',
      'Cai Ling',
      'Dina Haddad',
      'Erik Holm',
      'Fang Yu',
      'Gita Rao',
      'Hugo Marin',
      'Iris Wong',
      'Jonas Berg',
      'Kira Ito',
    ),
  },
  adatum: {
    technicalContact: 'betrieb@adatum.example',
    preferredLanguage: 'de',
    releasePreference: 'targeted_selected',
    passwordValidityDays: null,
    sharePointSharing: 'new_and_existing_guests',
    oneDriveSharing: 'existing_guests',
    domains: [
      { name: 'adatum.example', isDefault: true, faults: { sip: 'sipdir.online.lync.com' } },
      { name: 'adatum-labs.example', isUnverified: true },
    ],
    users: [
      ...named(
        'Alan Brandt',
        'Birgit Vogt',
        'Carl Neumann',
        'Deng Yi',
        'Eva Horn',
        'Felix Kurz',
        'Greta Simon',
        'Han Mei',
        'Ingo Roth',
        'Jana Scholz',
        'Kai Lorenz',
      ),
      { name: 'Lab Reception', at: 'lab.reception', withoutLicence: true },
    ],
  },
  litware: {
    technicalContact: 'admin@litware.example',
    preferredLanguage: 'en',
    passwordValidityDays: 90,
    sharePointSharing: 'organization_only',
    oneDriveSharing: 'organization_only',
    domains: [{ name: 'litware.example', isDefault: true }],
    users: [
      ...named(
        'Lena Fischer',
        'Amir Nasser',
        'Bian Tao',
        'Clara Dunn',
        'Dmitri Orlov',
        'Elif Kaya',
        'Feng Jie',
        'Gwen Parry',
        'Hao Ran',
        'Ines Costa',
        'Jin Bo',
      ),
      { name: 'Kurt Adler', at: 'kurt.adler', withoutLicence: true, withoutLocation: true },
    ],
  },
};

/** Which service needs a kind of record. */
export const SERVICE_OF_RECORD = {
  mx: 'exchange',
  autodiscover: 'exchange',
  spf: 'exchange',
  msoid: 'entra',
  sip: 'teams',
} as const;

export const customerKeys = Object.keys(TENANTS) as CustomerKey[];
