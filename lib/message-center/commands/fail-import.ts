import { z } from 'zod';
import { defineCommand } from '@/lib/command/define-command';
import { IMPORT_FAILURES } from '../rules/export-file';

/** Ends an import whose file cannot be read as an export at all, with why. Only for who began it. */
export const failImport = defineCommand({
  action: 'service_message.import',
  input: z.object({ id: z.uuid('required'), failure: z.enum(IMPORT_FAILURES) }),
  on: async ({ tx, actor }, { id }) => {
    const [place] = await tx.$queryRaw<{ file_name: string }[]>`
      SELECT file_name FROM service_message_import
      WHERE id = ${id}::uuid AND person_id = ${actor.personId}::uuid AND state IN ('waiting', 'running') FOR UPDATE`;
    return place ?? null;
  },
  run: async ({ tx, now, input, record }) => {
    await tx.$executeRaw`
      UPDATE service_message_import SET state = 'failed', failure = ${input.failure}, updated_at = ${now}, finished_at = ${now}
      WHERE id = ${input.id}::uuid`;
    return {
      value: null,
      events: [
        {
          name: 'service_message.import_finished',
          recordType: 'service_message',
          recordId: input.id,
          audience: 'operator',
          data: { name: record.file_name, failure: input.failure },
        },
      ],
    };
  },
});
