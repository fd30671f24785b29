import { randomUUID } from 'node:crypto';
import { getCatalogue } from '@/lib/catalogue/queries/get-catalogue';
import { getNewOffer, getOffer, listOffers } from '@/lib/catalogue/queries/offers';
import { getCalendar, getTargets, tryCalendar, tryTargets } from '@/lib/escalations/queries/promises';
import { TARGET_ROWS } from '@/lib/escalations/schema/promises';
import { getOperatorHome } from '@/lib/home/queries/operator-home';
import { getEnrolment } from '@/lib/organizations/queries/get-enrolment';
import { getOrganization } from '@/lib/organizations/queries/get-organization';
import { listOrganizations } from '@/lib/organizations/queries/list-organizations';
import { ownArrears } from '@/lib/organizations/queries/own-arrears';
import { searchOrganizations } from '@/lib/organizations/queries/search-organizations';
import { ORGANIZATIONS, type PersonKey } from './cast';
import type { CommandSample, QuerySample } from './isolation-samples';
import type { Ids } from './isolation-world';

const PARTIES = ['hana', 'ada', 'fei', 'nora', 'sam', 'tina', 'max', 'wendy'] as const satisfies readonly PersonKey[];
const NOT_ADMINISTRATION: readonly PersonKey[] = [...PARTIES, 'lin', 'zhao', 'wu'];
const NOT_ADMINISTRATOR: readonly PersonKey[] = [...NOT_ADMINISTRATION, 'qian'];
const NOT_PROMISING: readonly PersonKey[] = [...PARTIES, 'lin', 'wu', 'qian'];

/** A table that differs from the one installed: C of billing within this many business days. */
export const targets = (businessDays = '4', version = '1') => ({
  version,
  ...Object.fromEntries(
    TARGET_ROWS.flatMap(({ key, kind }) => [
      [
        `${key}_amount`,
        key === 'a_technical' ? '60' : key === 'c_billing' ? businessDays : key.startsWith('b') ? '1' : '3',
      ],
      [`${key}_unit`, key === 'a_technical' ? 'minutes' : 'business_days'],
      [`${key}_opens`, key === 'a_technical' ? '00:00' : '09:00'],
      [`${key}_closes`, kind === 'billing' ? '18:00' : '24:00'],
      [`${key}_days`, kind === 'billing' ? 'business' : 'every'],
    ]),
  ),
});
export const day = (from: string, version = '1') => ({
  version,
  year: from.slice(0, 4),
  from,
  to: '',
  kind: 'holiday',
  name: 'A day off',
});

const known = (ids: Ids, id: string) => (ids.serviceId === 'nothing' ? randomUUID() : id);
const topic = (ids: Ids) => ({ id: ids.serviceId === 'nothing' ? 'no.topic' : 'exchange.migration', version: '1' });
const names = { nameEn: 'A topic', nameZhCn: '主题', nameZhTw: '主題', nameDe: 'Ein Thema' };

const offer = (ids: Ids, id: string, version = '1') => ({ id: ids.serviceId === 'nothing' ? 'no-offer' : id, version });
const service = (ids: Ids, id = 'teams', version = '1') => ({
  id: ids.serviceId === 'nothing' ? 'nothing' : id,
  version,
});
const admin = { adminName: 'Pia Rossi', adminEmail: 'pia@proseware.example', adminLocale: 'en' };
const offerFacts = { name: 'Teams Rooms', maxQuantity: '50', terms: '12' };

export const OPERATOR_QUERIES: Record<string, QuerySample> = {
  'organizations.listOrganizations': {
    rightful: 'qian',
    strangers: NOT_ADMINISTRATION,
    call: (viewer) => listOrganizations(viewer, { view: 'arrears' }),
    tells: () => ['Northwind Reselling', 'northwind.example'],
  },
  'organizations.searchOrganizations': {
    rightful: 'qian',
    strangers: NOT_ADMINISTRATION,
    call: (viewer) => searchOrganizations(viewer, 'northwind', 5),
    tells: () => ['Northwind Reselling', 'northwind.example'],
  },
  'organizations.getOrganization': {
    rightful: 'qian',
    strangers: NOT_ADMINISTRATION,
    call: (viewer, ids) => getOrganization(viewer, known(ids, ORGANIZATIONS.northwind.id)),
    tells: () => ['Northwind Reselling', 'unpaid after the second reminder'],
  },
  'organizations.getEnrolment': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    call: async (viewer) => Object.keys(await getEnrolment(viewer)),
    tells: () => ['key'],
  },
  'organizations.ownArrears': {
    rightful: 'nora',
    strangers: ['hana', 'fei', 'tina', 'lena', 'lin'],
    call: (viewer) => ownArrears(viewer),
    tells: () => ['unpaid after the second reminder'],
  },
  'escalations.getTargets': {
    rightful: 'lin',
    strangers: [...PARTIES, 'wu'],
    call: (viewer) => getTargets(viewer),
    tells: () => ['b_billing', 'businessDays'],
  },
  'escalations.getCalendar': {
    rightful: 'lin',
    strangers: [...PARTIES, 'wu'],
    call: (viewer) => getCalendar(viewer, { year: '2026' }),
    tells: () => ['2026-10-01', 'holiday'],
  },
  'escalations.tryTargets': {
    rightful: 'zhao',
    strangers: NOT_PROMISING,
    call: (viewer) => tryTargets(viewer, targets()),
    tells: () => ['breachesBefore'],
  },
  'escalations.tryCalendar': {
    rightful: 'he',
    strangers: NOT_PROMISING,
    call: (viewer) => tryCalendar(viewer, day('2027-10-01')),
    tells: () => ['breachesBefore'],
  },
  'catalogue.getCatalogue': {
    rightful: 'qian',
    strangers: [...PARTIES, 'wu'],
    call: (viewer) => getCatalogue(viewer),
    tells: () => ['exchange.migration'],
  },
  'catalogue.listOffers': {
    rightful: 'qian',
    strangers: NOT_ADMINISTRATION,
    call: (viewer) => listOffers(viewer),
    tells: () => ['Office 365 Enterprise E1'],
  },
  'catalogue.getOffer': {
    rightful: 'qian',
    strangers: NOT_ADMINISTRATION,
    call: (viewer, ids) => getOffer(viewer, ids.serviceId === 'nothing' ? 'no-offer' : 'o365-e1'),
    tells: () => ['seatMonthCents'],
  },
  'catalogue.getNewOffer': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    call: async (viewer) => Object.keys(await getNewOffer(viewer)),
    tells: () => ['key'],
  },
  'home.getOperatorHome': {
    rightful: 'lin',
    strangers: PARTIES,
    call: (viewer) => getOperatorHome(viewer),
    tells: () => ['breached', 'unassigned'],
  },
};

export const OPERATOR_COMMANDS: Record<string, CommandSample> = {
  'organizations.enrolPartner': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: () => ({ key: randomUUID(), name: 'Proseware', domain: 'proseware.example', mpnId: '4009911', ...admin }),
  },
  'organizations.inviteFirstAdmin': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ id: ids.unledId, ...admin }),
  },
  'organizations.liftArrears': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ id: known(ids, ORGANIZATIONS.northwind.id), reason: 'Everything is paid' }),
  },
  'organizations.setArrears': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ id: known(ids, ORGANIZATIONS.northwind.id), reason: 'An invoice is unpaid' }),
  },
  'organizations.grantAgreement': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ id: known(ids, ORGANIZATIONS.wingtip.id), reason: 'Signed by both sides' }),
  },
  'organizations.endAgreement': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ id: known(ids, ORGANIZATIONS.tailspin.id), reason: 'It has run out' }),
  },
  'escalations.changeTargets': { rightful: 'zhao', strangers: NOT_PROMISING, input: () => targets() },
  'escalations.changeCalendar': { rightful: 'zhao', strangers: NOT_PROMISING, input: () => day('2027-10-01') },
  'escalations.announceCalendar': {
    rightful: 'he',
    strangers: NOT_PROMISING,
    input: () => ({ version: '1', year: '2026', standing: 'provisional' }),
  },
  'catalogue.addOffer': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: () => ({ key: randomUUID(), kind: 'base', services: 'teams', ...offerFacts }),
  },
  'catalogue.changeOffer': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ ...offer(ids, 'o365-business'), ...offerFacts, name: 'Office 365 Small Business' }),
  },
  'catalogue.retireOffer': { rightful: 'he', strangers: NOT_ADMINISTRATOR, input: (ids) => offer(ids, 'o365-e3') },
  'catalogue.restoreOffer': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => offer(ids, 'o365-e3', '2'),
  },
  'catalogue.priceOffer': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ ...offer(ids, 'o365-proplus'), key: randomUUID(), price: '77' }),
  },
  'catalogue.addService': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: () => ({ id: 'viva', name: 'Microsoft Viva', aliases: 'Viva Engage' }),
  },
  'catalogue.renameService': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ ...service(ids), name: 'Teams', aliases: '' }),
  },
  'catalogue.retireService': { rightful: 'he', strangers: NOT_ADMINISTRATOR, input: (ids) => service(ids, 'apps') },
  'catalogue.restoreService': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => service(ids, 'apps', '2'),
  },
  'catalogue.addTopic': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: () => ({ key: randomUUID(), serviceId: 'teams', ...names }),
  },
  'catalogue.renameTopic': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ ...topic(ids), ...names }),
  },
  'catalogue.moveTopic': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ id: topic(ids).id.replace('migration', 'mail_flow'), version: '1', to: 'down' }),
  },
  'catalogue.retireTopic': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ id: topic(ids).id.replace('exchange.migration', 'teams.chat'), version: '1' }),
  },
  'catalogue.restoreTopic': {
    rightful: 'he',
    strangers: NOT_ADMINISTRATOR,
    input: (ids) => ({ id: topic(ids).id.replace('exchange.migration', 'teams.chat'), version: '2' }),
  },
};
