import { defineCommand } from '@/lib/command/define-command';
import { hashOf, newId, newSecret } from '@/lib/shared/ids';
import { importForm } from '../schema';

/** Long enough for the largest file on a slow machine; the worker's sweep takes the session away when it is over. */
const LIFE_HOURS = 24;

/**
 * Begins the import of a stored file. The worker goes on with it row by row in a session of its own, which acts as this person and ends with
 * the person's right: nothing is imported that the person could not.
 */
export const startImport = defineCommand({
  action: 'service_message.import',
  input: importForm,
  run: async ({ tx, actor, now, input }) => {
    const id = newId();
    const sessionHash = hashOf(newSecret());
    await tx.$executeRaw`
      INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, user_agent)
      VALUES (${sessionHash}, ${actor.personId}::uuid, ${LIFE_HOURS * 60}, now() + make_interval(hours => ${LIFE_HOURS}), 'import of messages')`;
    await tx.$executeRaw`
      INSERT INTO service_message_import (id, person_id, session_hash, file_name, size_bytes, storage_key, created_at, updated_at)
      VALUES (${id}::uuid, ${actor.personId}::uuid, ${sessionHash}, ${input.fileName}, ${input.sizeBytes}, ${input.storageKey}, ${now}, ${now})`;
    return {
      value: { id },
      events: [
        {
          name: 'service_message.import_started',
          recordType: 'service_message',
          recordId: id,
          audience: 'operator',
          data: { name: input.fileName },
        },
      ],
    };
  },
});
