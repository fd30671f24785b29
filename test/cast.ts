import type { Role, Side } from '@/lib/policy/actor';

/** The demo world's people and organizations: one set of ids and names for seed, tests, e2e and documents. */

export const PASSWORD = 'portal-demo-2026';

/** A fixed id of the demo world: group 0 organizations, 1 people, others as the seed numbers them. */
export const fixedId = (group: number, position: number): string =>
  `00000000-0000-4000-8000-${String(group).padStart(10, '0')}${String(position).padStart(2, '0')}`;

export type CastOrganization = {
  id: string;
  side: Side;
  name: string;
  domain: string;
  /** A partner's id in the Microsoft partner programme. */
  mpnId?: string;
  hasAdvancedAgreement?: true;
  /** How long ago the partner's arrears began (P9). */
  arrearsDays?: number;
  support?: { website: string; email: string; phone: string; hours: string; languages: string };
};

const partnerSupport = (name: string, phone: string, languages: string) => ({
  website: `https://support.${name}.example`,
  email: `support@${name}.example`,
  phone,
  hours: '00:00-24:00, 365 days',
  languages,
});

export const ORGANIZATIONS = {
  operator: { id: fixedId(0, 1), side: 'operator', name: '21Vianet', domain: '21vianet.example' },
  contoso: {
    id: fixedId(0, 2),
    side: 'partner',
    name: 'Contoso Cloud',
    domain: 'contoso.example',
    mpnId: '4001277',
    support: partnerSupport('contoso', '+86 21 5555 0120', 'English, 简体中文, 日本語'),
  },
  fabrikam: {
    id: fixedId(0, 3),
    side: 'partner',
    name: 'Fabrikam Partners',
    domain: 'fabrikam.example',
    mpnId: '4002388',
    support: partnerSupport('fabrikam', '+86 755 5555 0130', '繁體中文, 简体中文, Deutsch, English'),
  },
  northwind: {
    id: fixedId(0, 4),
    side: 'partner',
    name: 'Northwind Reselling',
    domain: 'northwind.example',
    mpnId: '4003499',
    arrearsDays: 18,
    support: partnerSupport('northwind', '+86 10 5555 0140', 'English, 简体中文'),
  },
  tailspin: {
    id: fixedId(0, 5),
    side: 'customer',
    name: 'Tailspin Toys',
    domain: 'tailspin.example',
    hasAdvancedAgreement: true,
  },
  wingtip: { id: fixedId(0, 6), side: 'customer', name: 'Wingtip Energy', domain: 'wingtip.example' },
  adatum: { id: fixedId(0, 7), side: 'customer', name: 'Adatum', domain: 'adatum.example' },
  litware: { id: fixedId(0, 8), side: 'customer', name: 'Litware', domain: 'litware.example' },
} as const satisfies Record<string, CastOrganization>;

export type OrganizationKey = keyof typeof ORGANIZATIONS;

export type CastPerson = {
  id: string;
  organization: OrganizationKey;
  name: string;
  email: string;
  phone: string;
  roles: readonly Role[];
  locale: 'en' | 'zh-CN' | 'zh-TW' | 'de';
  timeZone: string;
};

type Details = { locale?: CastPerson['locale']; timeZone?: string };

const person = (
  position: number,
  at: string,
  organization: OrganizationKey,
  name: string,
  roles: readonly Role[],
  { locale = 'en', timeZone = 'Asia/Shanghai' }: Details = {},
): CastPerson => ({
  id: fixedId(1, position),
  organization,
  name,
  email: `${at}@${ORGANIZATIONS[organization].domain}`,
  phone: `+86 21 5555 02${String(position).padStart(2, '0')}`,
  roles,
  locale,
  timeZone,
});

const CHINESE = { locale: 'zh-CN' } as const;
const TAIWAN = { locale: 'zh-TW' } as const;
const GERMAN = { locale: 'de', timeZone: 'Europe/Berlin' } as const;

export const PEOPLE = {
  lin: person(1, 'lin', 'operator', 'Lin Wei 林伟', ['support_engineer'], CHINESE),
  zhao: person(2, 'zhao', 'operator', 'Zhao Min 赵敏', ['support_lead'], CHINESE),
  wu: person(3, 'wu', 'operator', 'Wu Jing 吴静', ['communications_editor']),
  he: person(4, 'he', 'operator', 'He Jun 何军', ['administrator']),
  qian: person(5, 'qian', 'operator', 'Qian Lei 钱磊', ['auditor']),
  ada: person(6, 'ada', 'contoso', 'Ada Moreau', ['admin_agent', 'global_admin']),
  sam: person(7, 'sam', 'contoso', 'Sam Okafor', ['sales_agent']),
  hana: person(8, 'hana', 'contoso', 'Hana Sato', ['helpdesk_agent']),
  bo: person(9, 'bo', 'contoso', 'Bo Lindqvist', ['billing_admin']),
  ula: person(10, 'ula', 'contoso', 'Ula Kowalska', ['user_management_admin']),
  tina: person(11, 'tina', 'tailspin', 'Tina Xu 徐婷', ['global_administrator'], CHINESE),
  uma: person(12, 'uma', 'tailspin', 'Uma Pillai', ['user_administrator']),
  serge: person(13, 'serge', 'tailspin', 'Serge Baranov', ['service_support_administrator']),
  mei: person(14, 'mei', 'tailspin', 'Mei Gao 高梅', ['message_center_reader']),
  max: person(15, 'max', 'tailspin', 'Max Hollis', ['member']),
  wendy: person(16, 'wendy', 'wingtip', 'Wendy Tan', ['global_administrator']),
  alan: person(17, 'alan', 'adatum', 'Alan Brandt', ['global_administrator'], GERMAN),
  lena: person(18, 'lena', 'litware', 'Lena Fischer', ['global_administrator']),
  fei: person(19, 'fei', 'fabrikam', 'Fei Chang 張斐', ['admin_agent', 'global_admin'], TAIWAN),
  nora: person(20, 'nora', 'northwind', 'Nora Quinn', ['admin_agent', 'global_admin']),
} as const satisfies Record<string, CastPerson>;

export type PersonKey = keyof typeof PEOPLE;

export const personKeys = Object.keys(PEOPLE) as PersonKey[];
export const organizationKeys = Object.keys(ORGANIZATIONS) as OrganizationKey[];
