import { randomUUID } from 'node:crypto';
import { PEOPLE } from './cast';

type Columns = Record<string, string | number | boolean | null>;

/** A row of each table of the operator's communications. */
export function communicationsRows(): [string, Columns][] {
  const at = '2026-01-05T00:00:00Z';
  const id = randomUUID();
  return [
    [
      'service_message_import',
      {
        id,
        person_id: PEOPLE.wu.id,
        session_hash: randomUUID(),
        file_name: 'messages.json',
        size_bytes: 2,
        storage_key: randomUUID(),
        position: 1,
        refused_count: 1,
        created_at: at,
        updated_at: at,
      },
    ],
    ['service_message_import_row', { import_id: id, row_number: 1, message_id: 'MC5', field: 'title', why: 'missing' }],
  ];
}
