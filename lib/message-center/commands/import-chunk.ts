import { defineCommand } from '@/lib/command/define-command';
import { Prisma } from '@/lib/platform/db';
import { notFound } from '@/lib/shared/errors';
import { messageEvent } from '../internal/advance';
import { importRows, type Taken } from '../internal/import-rows';
import { importStep } from '../schema';

type Place = { state: string; position: number; file_name: string; refused_count: number };

const asRows = (id: string, refused: Taken['refused']) =>
  Prisma.join(
    refused.map(
      (row) => Prisma.sql`(${id}::uuid, ${row.rowNumber}::int, ${row.id}::text, ${row.field}::text, ${row.why}::text)`,
    ),
  );

/**
 * Takes the next rows of an import and keeps how far it came, in one transaction: cut off anywhere, it goes on with the first row that was
 * not taken. Rows of another position are left alone; the answer says where to go on. Only for who began it.
 */
export const importChunk = defineCommand({
  action: 'service_message.import',
  input: importStep,
  on: async ({ tx, actor }, { id }) => {
    const [place] = await tx.$queryRaw<Place[]>`
      SELECT state, position, file_name, refused_count FROM service_message_import
      WHERE id = ${id}::uuid AND person_id = ${actor.personId}::uuid AND state IN ('waiting', 'running') FOR UPDATE`;
    return place ?? null;
  },
  run: async (working) => {
    const { tx, now, input, record } = working;
    if (record.position !== input.position)
      return { value: { position: record.position, isDone: false }, events: [], isRepeat: true };
    if (input.position + input.rows.length > input.total) throw notFound();
    const taken = await importRows(working, input.rows, input.position + 1);
    if (taken.refused.length > 0)
      await tx.$executeRaw`INSERT INTO service_message_import_row (import_id, row_number, message_id, field, why) VALUES ${asRows(input.id, taken.refused)}`;
    const position = input.position + input.rows.length;
    const isDone = position === input.total;
    await tx.$executeRaw`
      UPDATE service_message_import SET state = ${isDone ? 'done' : 'running'}, total = ${input.total}, position = ${position},
        added_count = added_count + ${taken.added.length}, updated_count = updated_count + ${taken.updated.length},
        unchanged_count = unchanged_count + ${taken.unchanged}, older_count = older_count + ${taken.older},
        refused_count = refused_count + ${taken.refused.length}, updated_at = ${now}, finished_at = ${isDone ? now : null}::timestamptz
      WHERE id = ${input.id}::uuid`;
    const progress = {
      name: isDone ? 'service_message.import_finished' : 'service_message.import_advanced',
      recordType: 'service_message' as const,
      recordId: input.id,
      audience: 'operator' as const,
      data: {
        name: record.file_name,
        position,
        total: input.total,
        refused: record.refused_count + taken.refused.length,
      },
    };
    const origin = { origin: 'imported' };
    const events = [
      ...taken.added.map((message) => messageEvent('imported', message, origin)),
      ...taken.updated.map((message) => messageEvent('updated', message, origin)),
      progress,
    ];
    return { value: { position, isDone }, events };
  },
});
