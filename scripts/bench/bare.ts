import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Pool } from 'pg';
import { submitEscalation } from '@/lib/escalations/commands/submit-escalation';
import { listEscalations } from '@/lib/escalations/queries/list-escalations';
import { getShell } from '@/lib/identity/queries';
import { signIn } from '@/lib/identity/sign-in';
import { env } from '@/lib/platform/env';
import type { Viewer } from '@/lib/policy/enter';
import { hashOf, newRequestNumber } from '@/lib/shared/ids';
import { PASSWORD, PEOPLE, type PersonKey } from '@/test/cast';
import { recordStatements, type Statement } from '@/test/counted-statements';
import { FILING } from './filing';

// A bare node:http server that sends PostgreSQL the very statements that the product sends for its queue page and its filing action, as the
// same role and in as many transactions, and does nothing else.

async function viewerOf(person: PersonKey): Promise<Viewer> {
  const outcome = await signIn(
    { email: PEOPLE[person].email, password: PASSWORD },
    { address: '127.0.0.1', userAgent: null, device: null },
  );
  if (!outcome.ok) throw new Error(`${person} cannot sign in`);
  return { sessionHash: hashOf(outcome.value.sessionId), requestId: null };
}

const recorder = recordStatements();
const lin = await viewerOf('lin');
const hana = await viewerOf('hana');
const shell = (await recorder.during(() => getShell(lin))).statements;
const queue = (await recorder.during(() => listEscalations(lin, {}))).statements;
const key = randomUUID();
const filed = await recorder.during(() => submitEscalation(hana, { ...FILING, key }));
if (!filed.value.ok) throw new Error(`The filing was refused: ${JSON.stringify(filed.value.failure)}`);
const { id, number } = filed.value.value;
const eventId = String(filed.statements.find((one) => one.text.includes('INSERT INTO event'))?.values[0]);

/** The recorded filing under new ids. */
function anotherFiling(): Statement[] {
  const fresh = new Map([
    [key, randomUUID()],
    [id, randomUUID()],
    [eventId, randomUUID()],
    [number, newRequestNumber()],
  ]);
  const renew = (value: unknown) =>
    typeof value === 'string' ? [...fresh].reduce((all, [from, to]) => all.replaceAll(from, to), value) : value;
  return filed.statements.map((one) => ({ text: one.text, values: one.values.map(renew) }));
}

const pool = new Pool({
  connectionString: env().DATABASE_APP_URL ?? '',
  max: env().LIAISON_POOL,
  options: '-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000',
});

async function play(statements: readonly Statement[]): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    const answers: unknown[] = [];
    for (const { text: sql, values } of statements) answers.push((await client.query(sql, values)).rows);
    return answers;
  } finally {
    client.release();
  }
}

const bigint = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
const answer = (response: ServerResponse, value: unknown) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value, bigint));

const server = createServer(async (request, response) => {
  try {
    if (request.url === '/shell') return answer(response, await play(shell));
    if (request.url === '/queue') return answer(response, await Promise.all([play(shell), play(queue)]));
    await text(request);
    await play(anotherFiling());
    return response.writeHead(303, { location: '/' }).end();
  } catch (error) {
    return response.writeHead(500).end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`);
});
