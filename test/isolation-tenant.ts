import { getTenantHistory } from '@/lib/tenant-config/queries/get-history';
import { getPartners } from '@/lib/tenant-config/queries/get-partners';
import { fixedId, ORGANIZATIONS, PEOPLE } from './cast';
import { ownerSql } from './database';
import type { CommandSample, QuerySample } from './isolation-samples';
import type { Ids } from './isolation-world';

const STRANGERS = ['nora', 'wendy', 'alan', 'sam', 'lin', 'he', 'max', 'uma'] as const;
const TAILSPIN = ORGANIZATIONS.tailspin.id;
const CHANGE = fixedId(90, 1);

/** A past change of Tailspin's that may be undone: its newest of that setting, whose value still stands. */
export const makeTenantChange = () =>
  ownerSql(
    `INSERT INTO tenant_change (id, customer_id, setting, service_id, before, after, person_id, organization_id, at)
     VALUES ($1, $2, 'preferred_language', 'entra', 'en', 'zh-CN', $3, $2, now()) ON CONFLICT DO NOTHING`,
    [CHANGE, TAILSPIN, PEOPLE.tina.id],
  );

/** Each sample changes a form that no other does, so that the version stays the first. */
const form = (values: object) => (ids: Ids) => ({ customerId: ids.customerId, version: '1', ...values });

export const TENANT_QUERIES: Record<string, QuerySample> = {
  'tenant-config.getPartners': {
    rightful: 'uma',
    strangers: ['wendy', 'lena', 'hana', 'fei', 'lin', 'he', 'max', 'mei'],
    call: (viewer) => getPartners(viewer),
    tells: () => [ORGANIZATIONS.fabrikam.name, 'Exchange Online Archiving'],
  },
  'tenant-config.getTenantHistory': {
    rightful: 'hana',
    strangers: ['nora', 'wendy', 'alan', 'sam', 'lin', 'max'],
    call: (viewer, ids) => getTenantHistory(viewer, ids.customerId, {}),
    tells: () => [CHANGE, 'preferred_language'],
  },
};

export const TENANT_COMMANDS: Record<string, CommandSample> = {
  'tenant-config.changeContact': {
    rightful: 'hana',
    strangers: STRANGERS,
    input: form({ technical_contact_email: 'it@tailspin.example', preferred_language: 'zh-CN' }),
  },
  'tenant-config.changeDelegation': {
    rightful: 'tina',
    // Not alan: Fabrikam is Adatum's partner too, and what he sends is about Adatum.
    strangers: ['nora', 'wendy', 'sam', 'lin', 'he', 'max', 'uma', 'serge', 'hana', 'fei'],
    input: (ids) => ({
      partnerId: ids.customerId === TAILSPIN ? ORGANIZATIONS.fabrikam.id : ids.customerId,
      grant: 'teams',
      remove: '',
      seen: 'exchange',
    }),
  },
  'tenant-config.changePasswordPolicy': {
    rightful: 'tina',
    strangers: STRANGERS,
    input: form({ expiry: 'never' }),
  },
  'tenant-config.changeProfile': { rightful: 'tina', strangers: STRANGERS, input: form({ city: 'Suzhou' }) },
  'tenant-config.changeRelease': {
    rightful: 'hana',
    strangers: STRANGERS,
    input: form({ release_preference: 'targeted_everyone' }),
  },
  'tenant-config.changeSharing': {
    rightful: 'serge',
    strangers: STRANGERS,
    input: form({ sharepoint_sharing: 'existing_guests', acknowledged: 'on' }),
  },
  'tenant-config.undoTenantChange': {
    rightful: 'tina',
    strangers: STRANGERS,
    input: (ids) => ({ customerId: ids.customerId, changeId: CHANGE }),
  },
};
