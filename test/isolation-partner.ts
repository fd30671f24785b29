import { randomUUID } from 'node:crypto';
import { getCockpit } from '@/lib/customers/queries/get-cockpit';
import { getCreating, getOrdering } from '@/lib/customers/queries/get-creating';
import { getCustomer } from '@/lib/customers/queries/get-customer';
import { getRelationLink, getRelationOffer } from '@/lib/customers/queries/relation-links';
import { dutyNow, getPartnerProfile, getRoster } from '@/lib/partners/queries';
import { newId } from '@/lib/shared/ids';
import { ORGANIZATIONS, PEOPLE, type PersonKey } from './cast';
import type { CommandSample, QuerySample } from './isolation-samples';
import { DETAILS, LINK_ID, NEW_CUSTOMER, SHIFT_ID } from './rows-partner';

/** Nobody of these sells or serves as Contoso does; of Contoso only who has no customers. */
const OUTSIDE: readonly PersonKey[] = ['nora', 'bo', 'ula', 'tina', 'max', 'lin', 'he', 'qian'];
const NO_ORDERS: readonly PersonKey[] = ['hana', 'bo', 'ula', 'tina', 'uma', 'lin', 'he', 'wu'];
const NOT_ASKED: readonly PersonKey[] = ['uma', 'serge', 'max', 'ada', 'fei', 'nora', 'lin', 'he'];

export const PARTNER_QUERIES: Record<string, QuerySample> = {
  'customers.getCockpit': {
    rightful: 'sam',
    strangers: OUTSIDE,
    call: (viewer) => getCockpit(viewer, {}),
    tells: () => ['Tailspin Toys', 'Wingtip Energy'],
  },
  'customers.getCreating': {
    rightful: 'ada',
    strangers: NO_ORDERS,
    call: async (viewer) => ({ ...(await getCreating(viewer)), key: '' }),
    tells: () => ['Office 365 Enterprise E3', 'seatMonthCents'],
  },
  'customers.getCustomer': {
    rightful: 'hana',
    strangers: OUTSIDE,
    call: (viewer, ids) => getCustomer(viewer, ids.customerId),
    tells: () => ['Tailspin Toys', DETAILS.contactName],
  },
  'customers.getOrdering': {
    rightful: 'sam',
    strangers: NO_ORDERS,
    call: async (viewer, ids) => {
      const found = await getOrdering(viewer, ids.customerId);
      return found && { ...found, key: '' };
    },
    tells: (ids) => [ids.customerId, 'Tailspin Toys'],
  },
  'customers.getRelationLink': {
    rightful: 'sam',
    strangers: ['fei', ...NO_ORDERS],
    call: (viewer) => getRelationLink(viewer),
    tells: () => [LINK_ID],
  },
  'customers.getRelationOffer': {
    rightful: 'tina',
    strangers: NOT_ASKED,
    call: (viewer, ids) => getRelationOffer(viewer, ids.linkToken),
    tells: () => ['Fabrikam Partners', 'support@fabrikam.example'],
  },
  'partners.dutyNow': {
    rightful: 'hana',
    strangers: ['fei', ...OUTSIDE],
    call: (viewer) => dutyNow(viewer),
    tells: () => [PEOPLE.hana.name],
  },
  'partners.getPartnerProfile': {
    rightful: 'sam',
    strangers: ['hana', 'fei', 'nora', 'bo', 'ula', 'tina', 'lin', 'he'],
    call: (viewer) => getPartnerProfile(viewer),
    tells: () => ['support@contoso.example'],
  },
  'partners.getRoster': {
    rightful: 'hana',
    strangers: ['fei', ...OUTSIDE],
    call: (viewer) => getRoster(viewer),
    tells: () => [SHIFT_ID, PEOPLE.hana.name],
  },
};

const profile = () => ({
  version: '1',
  supportWebsite: 'https://help.contoso.example',
  supportEmail: 'help@contoso.example',
  supportPhone: '+86 21 5555 0199',
  supportHours: '00:00-24:00',
  supportLanguages: `English ${randomUUID()}`,
});

export const PARTNER_COMMANDS: Record<string, CommandSample> = {
  'customers.acceptRelation': {
    rightful: 'tina',
    strangers: NOT_ASKED,
    input: (ids) => ({ token: ids.linkToken, services: 'teams', seen: 'exchange' }),
  },
  'customers.createCustomer': { rightful: 'sam', strangers: NO_ORDERS, input: () => NEW_CUSTOMER() },
  'customers.inviteAdministrator': {
    rightful: 'sam',
    strangers: ['nora', ...NO_ORDERS],
    input: (ids) => ({
      customerId: ids.emptyCustomerId,
      adminName: 'First',
      adminEmail: 'first@empty.example',
      adminLanguage: 'de',
    }),
  },
  'customers.editBilling': {
    rightful: 'sam',
    strangers: ['nora', ...NO_ORDERS],
    input: (ids) => ({
      customerId: ids.customerId,
      version: '0',
      billingName: 'Accounts',
      billingEmail: 'accounts@tailspin.example',
      billingAddress: '1 Toy Road',
    }),
  },
  'customers.editDetails': {
    rightful: 'hana',
    strangers: OUTSIDE,
    input: (ids) => ({ customerId: ids.customerId, version: '1', ...DETAILS, city: 'Suzhou' }),
  },
  'customers.mailRelationLink': {
    rightful: 'sam',
    strangers: ['fei', ...NO_ORDERS],
    input: (ids) => ({ id: ids.linkId, key: newId(), email: 'somebody@else.example', language: 'de' }),
  },
  'customers.makeRelationLink': {
    rightful: 'ada',
    strangers: NO_ORDERS,
    own: `SELECT * FROM relation_link WHERE partner_id = '${ORGANIZATIONS.contoso.id}' ORDER BY created_at`,
    input: () => ({ services: 'exchange', replaces: LINK_ID }),
  },
  'customers.revokeRelationLink': {
    rightful: 'ada',
    strangers: ['fei', ...NO_ORDERS],
    input: (ids) => ({ id: ids.linkId }),
  },
  'partners.addShifts': {
    rightful: 'ada',
    strangers: ['sam', 'hana', 'bo', 'ula', 'fei', 'tina', 'lin'],
    own: `SELECT * FROM duty_shift WHERE partner_id = '${ORGANIZATIONS.contoso.id}' ORDER BY id`,
    input: () => ({ personId: PEOPLE.hana.id, weekdays: '2,3', from: '08:00', to: '20:00' }),
  },
  'partners.editSupportProfile': {
    rightful: 'ada',
    strangers: ['sam', 'hana', 'bo', 'ula', 'fei', 'tina', 'lin', 'he'],
    own: `SELECT * FROM organization WHERE id = '${ORGANIZATIONS.contoso.id}'`,
    input: profile,
  },
  'partners.removeShift': {
    rightful: 'ada',
    strangers: ['sam', 'hana', 'bo', 'ula', 'fei', 'tina', 'lin'],
    input: (ids) => ({ id: ids.shiftId }),
  },
  'partners.setRosterZone': {
    rightful: 'ada',
    strangers: ['sam', 'hana', 'bo', 'ula', 'tina', 'lin'],
    own: `SELECT * FROM duty_roster WHERE partner_id = '${ORGANIZATIONS.contoso.id}'`,
    input: () => ({ version: '1', timeZone: 'Europe/Berlin' }),
  },
  'subscriptions.orderSubscription': {
    rightful: 'sam',
    strangers: ['nora', ...NO_ORDERS],
    input: (ids) => ({
      key: randomUUID(),
      customerId: ids.customerId,
      offerId: 'o365-e3',
      quantity: '5',
      term: '12',
      autoRenew: 'on',
    }),
  },
};
