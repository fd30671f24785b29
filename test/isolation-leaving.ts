import { exportRecord, searchRecord } from '@/lib/audit/queries/search-record';
import { getEnding } from '@/lib/leaving/queries/get-ending';
import { getErasing } from '@/lib/leaving/queries/get-erasing';
import { listOffBoarding } from '@/lib/leaving/queries/list-off-boarding';
import { fixedId, ORGANIZATIONS, PEOPLE } from './cast';
import { ownerSql } from './database';
import type { CommandSample, QuerySample } from './isolation-samples';

/** A customer of the demo world's shape whose only subscription is deleted, with one disabled person; Fabrikam's. */
export const GONE = { id: fixedId(0, 90), name: 'Gone Ltd.', personId: fixedId(1, 90), subscriptionId: fixedId(2, 90) };

export async function makeGone(): Promise<void> {
  await ownerSql(
    `INSERT INTO organization (id, kind, name, name_key, domain) VALUES ($1, 'customer', $2, 'gone ltd.', 'gone.example') ON CONFLICT DO NOTHING`,
    [GONE.id, GONE.name],
  );
  await ownerSql('INSERT INTO relation (customer_id, partner_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    GONE.id,
    ORGANIZATIONS.fabrikam.id,
  ]);
  await ownerSql(
    `INSERT INTO subscription (id, customer_id, partner_id, offer_id, friendly_name, quantity, status, term_starts_at, term_ends_at)
     VALUES ($1, $2, $3, 'o365-e1', 'Once sold', 5, 'deleted', now(), now()) ON CONFLICT DO NOTHING`,
    [GONE.subscriptionId, GONE.id, ORGANIZATIONS.fabrikam.id],
  );
  await ownerSql(
    `INSERT INTO person (id, organization_id, name, email, disabled_at) VALUES ($1, $2, 'Left Behind', 'left@contoso.example', now())
     ON CONFLICT DO NOTHING`,
    [GONE.personId, ORGANIZATIONS.contoso.id],
  );
}

export const LEAVING_QUERIES: Record<string, QuerySample> = {
  'audit.searchRecord': {
    rightful: 'ada',
    strangers: ['fei', 'nora', 'tina', 'he', 'sam', 'hana', 'bo', 'ula', 'lin'],
    call: (viewer) => searchRecord(viewer, {}),
    tells: () => [PEOPLE.hana.name],
  },
  'audit.exportRecord': {
    rightful: 'ada',
    strangers: ['fei', 'nora', 'tina', 'he', 'sam', 'hana', 'bo', 'ula', 'lin'],
    call: (viewer) => exportRecord(viewer, {}),
    tells: () => [PEOPLE.hana.name],
  },
  'leaving.getEnding': {
    rightful: 'ada',
    strangers: ['nora', 'wendy', 'hana', 'sam', 'lin', 'he', 'uma'],
    call: (viewer, ids) => getEnding(viewer, ids.customerId),
    tells: () => [ORGANIZATIONS.tailspin.name, 'Office 365 Enterprise E1'],
  },
  'leaving.getErasing': {
    rightful: 'ada',
    strangers: ['fei', 'tina', 'he', 'hana', 'ula', 'lin'],
    call: (viewer, ids) => getErasing(viewer, ids.personId),
    tells: () => [PEOPLE.hana.name],
  },
  'leaving.listOffBoarding': {
    rightful: 'he',
    strangers: ['lin', 'zhao', 'qian', 'ada', 'fei', 'tina'],
    call: async (viewer) => {
      await makeGone();
      return listOffBoarding(viewer);
    },
    tells: () => [GONE.name],
  },
};

export const LEAVING_COMMANDS: Record<string, CommandSample> = {
  'identity.chooseShortcuts': {
    rightful: 'hana',
    strangers: ['ada', 'fei', 'tina', 'lin'],
    own: `SELECT shortcuts FROM person WHERE id = '${PEOPLE.hana.id}'`,
    input: () => ({}),
  },
  'leaving.endRelation': {
    rightful: 'tina',
    strangers: ['uma', 'serge', 'wendy', 'hana', 'sam', 'nora', 'lin', 'he', 'lena'],
    input: (ids) => ({
      otherId: ids.customerId === ORGANIZATIONS.tailspin.id ? ORGANIZATIONS.fabrikam.id : ids.customerId,
    }),
  },
  'leaving.offBoardCustomer': {
    rightful: 'he',
    strangers: ['lin', 'zhao', 'qian', 'ada', 'fei', 'tina'],
    input: (ids) => ({
      customerId: ids.customerId === ORGANIZATIONS.tailspin.id ? GONE.id : ids.customerId,
      typedName: GONE.name,
    }),
  },
  'leaving.erasePerson': {
    rightful: 'ada',
    strangers: ['fei', 'tina', 'he', 'hana', 'ula', 'lin'],
    input: (ids) => ({
      personId: ids.customerId === ORGANIZATIONS.tailspin.id ? GONE.personId : ids.personId,
      sure: 'on',
    }),
  },
};
