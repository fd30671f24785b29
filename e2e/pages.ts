import { fixedId, ORGANIZATIONS, type PersonKey } from '@/test/cast';
import { filingPath } from './filing';
import type { Numbers, Pages } from './page-list';
import { CUSTOMERS, CUSTOMERS_IN_CHINESE, LEAVING, OPERATOR, PEOPLE_PAGES } from './pages-administration';

export const NEW = '/support-requests/new';
export const UNKNOWN = '/support-requests/600000000000009';
const CONFIGURATION = `/customers/${ORGANIZATIONS.tailspin.id}/configuration?service=exchange`;
const EVERYBODY = ['/settings/you', '/settings/notifications', '/mailbox', '/policy', UNKNOWN];

const records = (numbers: Numbers) => Object.values(numbers).map((number) => `/support-requests/${number}`);

const REQUESTS: Pages = {
  hana: (numbers) => [
    '/support-requests',
    '/support-requests?view=closed',
    '/support-requests?view=open&severity=A&service=entra',
    NEW,
    `${NEW}?q=nobody`,
    `${NEW}?customer=${ORGANIZATIONS.tailspin.id}`,
    filingPath('tailspin', 'exchange'),
    filingPath('wingtip', 'sharepoint'),
    CONFIGURATION,
    '/service-health/EX413207',
    ...records(numbers),
    ...EVERYBODY,
  ],
  lin: (numbers) => [
    '/support-requests',
    '/support-requests?view=done',
    '/support-requests?view=mine',
    NEW,
    ...records(numbers),
    ...EVERYBODY,
  ],
  he: () => [
    '/support-requests',
    '/settings/delivery',
    '/settings/mail',
    '/settings/mail?show=parked',
    '/settings/you',
  ],
  qian: (numbers) => ['/support-requests', '/settings/delivery', ...records(numbers).slice(0, 2)],
  tina: (numbers) => ['/', '/support-requests', ...records(numbers).slice(0, 3), NEW, CONFIGURATION, ...EVERYBODY],
  max: () => ['/', '/support-requests', CONFIGURATION, '/policy?show=may_not'],
  sam: () => ['/support-requests', NEW],
  nora: () => [filingPath('litware', 'onedrive')],
};

const [TAILSPIN_E1, WINGTIP_ESSENTIALS, WINGTIP_PROPLUS, LITWARE] = [1, 3, 4, 7].map(
  (position) => `/subscriptions/${fixedId(2, position)}`,
) as [string, string, string, string];
const ASKING = `/change-requests/new?subscription=${fixedId(2, 1)}&kind=more_seats`;
const ASKED = ['/change-requests', '/change-requests?view=all&kind=more_seats'];

const SUBSCRIPTIONS: Pages = {
  lin: () => ['/subscriptions', TAILSPIN_E1],
  tina: () => ['/subscriptions', TAILSPIN_E1, ASKING, ...ASKED],
  ada: () => [
    '/subscriptions',
    '/subscriptions/prices',
    WINGTIP_PROPLUS,
    `${TAILSPIN_E1}/change?what=quantity`,
    `${TAILSPIN_E1}/change?what=quantity&quantity=0`,
    `${TAILSPIN_E1}/change?what=suspend&reason=fraud`,
    `${WINGTIP_ESSENTIALS}/change?what=upgrade`,
    ...ASKED,
  ],
  sam: () => ['/subscriptions', TAILSPIN_E1],
  nora: () => [LITWARE],
  fei: () => [`/subscriptions?customer=${ORGANIZATIONS.tailspin.id}`],
};

const MESSAGES = [
  '/message-center',
  '/message-center?tab=archive',
  '/message-center?q=nothing+at+all',
  '/message-center/MC900007',
];
const MESSAGE_CENTER: Pages = {
  tina: () => MESSAGES,
  mei: () => MESSAGES,
  wu: () => MESSAGES,
  max: () => ['/message-center'],
};

const SETTINGS = ['profile', 'contact', 'release', 'password', 'sharing'].map(
  (form) => `${CONFIGURATION}&edit=${form}`,
);
const SETTINGS_HISTORY = `/customers/${ORGANIZATIONS.tailspin.id}/configuration/history`;
const REVIEW = `/tenant/partners?partner=${ORGANIZATIONS.contoso.id}&services=exchange`;
const TENANT: Pages = {
  hana: () => [SETTINGS_HISTORY],
  tina: () => [...SETTINGS, SETTINGS_HISTORY, '/tenant/partners', REVIEW],
};

const HEALTH_PAGES = [
  '/service-health',
  '/service-health?tab=history&days=30',
  '/service-health?tab=reported',
  '/service-health/EX413207',
];
const WRITING = ['', '?view=resolved', '/new', '/new?service=exchange', '/EX413207', '/TM410955'].map(
  (path) => `/communications/health${path}`,
);
const HEALTH: Pages = {
  hana: () => HEALTH_PAGES,
  tina: () => HEALTH_PAGES,
  mei: () => HEALTH_PAGES,
  wu: () => [...HEALTH_PAGES, ...WRITING],
  max: () => ['/service-health'],
};

const COMMUNICATIONS: Pages = {
  wu: () => ['/communications', '/communications?view=published', '/communications/new', '/communications/import'],
  zhao: () => ['/communications?view=in_review', '/communications/import'],
  qian: () => ['/communications', '/communications/MC900007', '/communications/MC900007/edit'],
  hana: () => ['/communications'],
};

const FOUND = ['/search', '/search?q=e', '/search?q=nothing+at+all'];
const SEARCH: Pages = {
  lin: (numbers) => [...FOUND, `/support-requests?view=all&look=${numbers.resolved}`],
  he: () => FOUND,
  hana: (numbers) => [...FOUND, `/support-requests?view=all&look=${numbers.resolved}`],
  bo: () => ['/search?q=e'],
  tina: () => FOUND,
};

const CASES: Pages = {
  max: () => ['/cases', '/cases/new'],
  tina: (_, cases) => ['/cases', '/cases/new', ...cases],
  hana: (_, cases) => ['/cases', '/cases?view=all&service=other', ...cases],
  sam: () => ['/cases'],
  lin: () => ['/cases'],
};

/** Every kind of page once more, in Chinese. */
const REQUESTS_IN_CHINESE: Pages = {
  hana: ({ resolved }) => [
    '/support-requests',
    NEW,
    `${NEW}?customer=${ORGANIZATIONS.tailspin.id}`,
    filingPath('tailspin', 'exchange'),
    CONFIGURATION,
    `/support-requests/${resolved}`,
  ],
  lin: ({ submitted }) => ['/support-requests', `/support-requests/${submitted}`, '/settings/you', '/policy', UNKNOWN],
  he: () => ['/settings/delivery', '/settings/mail'],
  tina: ({ closed }) => ['/', '/support-requests', `/support-requests/${closed}`, NEW],
  sam: () => ['/service-health/EX413207', NEW],
  serge: () => ['/cases', '/cases/new'],
};
const SUBSCRIPTIONS_IN_CHINESE: Pages = {
  tina: () => [TAILSPIN_E1, ASKING, ...ASKED],
  wendy: () => ['/subscriptions', WINGTIP_PROPLUS],
};
const HEALTH_IN_CHINESE: Pages = { wu: () => [...HEALTH_PAGES, ...WRITING], serge: () => HEALTH_PAGES };
const CASES_IN_CHINESE: Pages = { tina: (_, cases) => [...cases], hana: (_, cases) => ['/cases', ...cases] };
const MESSAGES_IN_CHINESE: Pages = { tina: () => MESSAGES, wu: () => MESSAGES };

/** Every page there is, for whom it says something of its own; the accessibility of each is looked at. A domain adds its own record. */
function together(...records: Pages[]): [PersonKey, Required<Pages>[PersonKey]][] {
  const people = [...new Set(records.flatMap((record) => Object.keys(record) as PersonKey[]))];
  return people.map((who) => [
    who,
    (numbers, cases) => [...new Set(records.flatMap((record) => record[who]?.(numbers, cases) ?? []))],
  ]);
}

export const PAGES = together(
  REQUESTS,
  SUBSCRIPTIONS,
  MESSAGE_CENTER,
  COMMUNICATIONS,
  HEALTH,
  TENANT,
  CASES,
  SEARCH,
  OPERATOR,
  CUSTOMERS,
  PEOPLE_PAGES,
  LEAVING,
);
export const PAGES_IN_CHINESE = together(
  REQUESTS_IN_CHINESE,
  SUBSCRIPTIONS_IN_CHINESE,
  MESSAGES_IN_CHINESE,
  HEALTH_IN_CHINESE,
  CASES_IN_CHINESE,
  SEARCH,
  OPERATOR,
  COMMUNICATIONS,
  PEOPLE_PAGES,
  CUSTOMERS_IN_CHINESE,
  LEAVING,
);
