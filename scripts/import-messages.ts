import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { startImport } from '@/lib/message-center/commands/start-import';
import { goOnWithImports } from '@/lib/message-center/handlers/run-imports';
import { getImport, type Import } from '@/lib/message-center/queries/imports';
import { MAX_EXPORT_BYTES } from '@/lib/message-center/rules/export-file';
import { storeExport } from '@/lib/message-center/store-export';
import { closeDatabases } from '@/lib/platform/db';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf, newSecret } from '@/lib/shared/ids';
import { imports as WORDS } from '@/messages/en/communications.json';

class Refusal extends Error {}

/** Who imports: the named editor, or the first there is. */
const EDITOR = `
  SELECT p.id, p.email, p.name FROM person p JOIN organization o ON o.id = p.organization_id JOIN person_role r ON r.person_id = p.id
  WHERE o.kind = 'operator' AND r.role = 'communications_editor' AND p.disabled_at IS NULL AND ($1 = '' OR p.email = $1)
  ORDER BY p.created_at, p.id LIMIT 1`;

/**
 * Skips the sign-in, as whoever runs this has the address of the database's owner and could do anything there: opens a session in the name
 * of a communications editor, who is on the record as the one who imported. All else goes the way that a person's upload goes.
 */
async function unsafeActAs(client: Client, email: string): Promise<Viewer> {
  const { rows } = await client.query<{ id: string; email: string; name: string }>(EDITOR, [email]);
  const [editor] = rows;
  if (!editor)
    throw new Refusal(email ? `${email} is no communications editor.` : 'There is no communications editor.');
  console.log(`importing as ${editor.name} (${editor.email})`);
  const sessionHash = hashOf(newSecret());
  await client.query(
    `INSERT INTO session (id_hash, person_id, idle_minutes, ends_at, user_agent, factor_at)
     VALUES ($1, $2, 60, now() + interval '12 hours', 'npm run import:messages', now())`,
    [sessionHash, editor.id],
  );
  return { sessionHash, requestId: null };
}

function tell(report: Import): void {
  const { addedCount, updatedCount, unchangedCount, olderCount, refusedCount } = report;
  for (const row of report.refused)
    console.log(
      `row ${row.rowNumber}, ${row.messageId ?? 'no id'}${row.field ? `, ${row.field}` : ''}: ${WORDS.why[row.why]}`,
    );
  if (refusedCount > report.refused.length)
    console.log(`and ${refusedCount - report.refused.length} more, on the page of the import`);
  if (report.failure) console.log(WORDS.failures[report.failure]);
  console.log(
    `${addedCount} added, ${updatedCount} updated, ${unchangedCount} unchanged, ${olderCount} older, ${refusedCount} refused`,
  );
}

async function importFile(client: Client, file: string, email: string): Promise<boolean> {
  const viewer = await unsafeActAs(client, email);
  const stored = await storeExport(createReadStream(file));
  if (!stored) throw new Refusal(`The file is larger than ${MAX_EXPORT_BYTES / 1_048_576} MB.`);
  const begun = await startImport(viewer, { fileName: path.basename(file).slice(0, 150), ...stored });
  if (!begun.ok) throw new Refusal(`The import could not begin: ${JSON.stringify(begun.failure)}`);
  const { id } = begun.value;
  const onProgress = (position: number, total: number) => console.log(`${position} of ${total} rows`);
  await goOnWithImports({ onProgress }, id);
  const report = await getImport(viewer, id);
  tell(report);
  await client.query('UPDATE session SET revoked_at = now() WHERE id_hash = $1', [viewer.sessionHash]);
  return report.state !== 'failed';
}

async function main([file = '', email = '']: string[]): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    if (!(await importFile(client, file, email))) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.log(error.message);
    process.exitCode = 1;
  } finally {
    await client.end();
    await closeDatabases();
  }
}

await main(process.argv.slice(2));
