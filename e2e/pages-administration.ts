import { ORGANIZATIONS, PEOPLE } from '@/test/cast';
import type { Pages } from './page-list';

/** The pages of who administers organizations, people and promises. */
const CALENDAR = '/settings/calendar?year=2027&edit=1';
export const OPERATOR: Pages = {
  he: () => [
    '/',
    '/organizations',
    '/organizations?view=agreements&q=toys',
    '/organizations/new',
    `/organizations/${ORGANIZATIONS.northwind.id}?change=standing`,
    `/organizations/${ORGANIZATIONS.tailspin.id}`,
    '/settings/targets?edit=1',
    '/settings/calendar',
    CALENDAR,
    '/settings/catalogue?add=teams',
    '/settings/catalogue?rename=exchange.migration',
    '/settings/catalogue?new=service',
    '/settings/catalogue?service=teams',
    '/settings/offers',
    '/settings/offers/new',
    '/settings/offers/o365-e1?edit=1',
    '/settings/offers/o365-e3',
    '/settings/delivery?target=new',
  ],
  zhao: () => ['/', '/settings/targets', '/settings/calendar?year=2026', '/settings/catalogue'],
  qian: () => [
    '/',
    `/organizations/${ORGANIZATIONS.northwind.id}`,
    '/settings/targets',
    '/settings/offers',
    '/settings/offers/o365-e1',
  ],
  lin: () => ['/', '/organizations', '/settings/calendar'],
  wu: () => ['/'],
  nora: () => ['/support-requests'],
};
const TAILSPIN_RECORD = `/customers/${ORGANIZATIONS.tailspin.id}`;
export const CUSTOMERS: Pages = {
  ada: () => [
    '/',
    '/?sort=ends&q=nobody',
    '/customers',
    '/customers/new',
    TAILSPIN_RECORD,
    `${TAILSPIN_RECORD}?edit=details`,
    `${TAILSPIN_RECORD}?edit=billing`,
    `${TAILSPIN_RECORD}/order`,
    '/partner/relation',
    '/partner/profile',
    '/partner/roster',
  ],
  hana: () => ['/', TAILSPIN_RECORD, '/customers/new', '/partner/relation', '/partner/roster'],
  sam: () => ['/', '/partner/relation', '/partner/profile'],
  nora: () => ['/customers/new', '/partner/relation'],
};
export const CUSTOMERS_IN_CHINESE: Pages = { ada: (numbers, cases) => CUSTOMERS.ada?.(numbers, cases) ?? [] };

export const PEOPLE_PAGES: Pages = {
  ula: () => [
    '/people',
    '/people?view=invited',
    '/people/new',
    `/people/${PEOPLE.hana.id}`,
    `/people/${PEOPLE.ula.id}`,
    '/settings/security',
    '/settings/security/second-factor',
    '/settings/required-factors',
  ],
  he: () => ['/people', '/people/new', `/people/${PEOPLE.lin.id}`, '/settings/required-factors'],
  tina: () => ['/people', `/people/${PEOPLE.max.id}`],
  qian: () => ['/people', `/people/${PEOPLE.lin.id}`],
  sam: () => ['/people', '/people/new', '/settings/security'],
};
export const LEAVING: Pages = {
  ada: () => ['/record', '/record?act=escalation', `/customers/${ORGANIZATIONS.tailspin.id}/end`],
  he: () => ['/record', '/off-boarding'],
  tina: () => [
    '/record',
    `/tenant/partners/${ORGANIZATIONS.fabrikam.id}/end`,
    `/tenant/partners/${ORGANIZATIONS.contoso.id}/end`,
  ],
  hana: () => ['/record'],
};
