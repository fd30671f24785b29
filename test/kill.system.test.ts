import { randomBytes } from 'node:crypto';
import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Filer, type Filing, type Ledger, openLedger, prepareFiling, signInFilers } from './filing-ledger';
import { hiddenFields, linksIn, openSignedIn } from './plain-browser';
import { type Behaviour, hang, late, type Received, type Receiver, startReceiver, status } from './receiver';
import { type Product, startProduct, until } from './running-product';

const ROUNDS = 10;
const EACH_ROUND = 20;
const FEWEST_LOST = 30;
const SECRET = `whsec_${randomBytes(32).toString('base64')}`;

let product: Product;
let receiver: Receiver;
let owner: Client;
let filers: Filer[];
let ledger: Ledger;
const filings: Filing[] = [];
const kills = { web: 0, worker: 0 };
/** What the receiver does with the attempts of a filing, by its title; afterwards and otherwise it answers a little late. */
const scripts = new Map<string, Behaviour[]>();

type Sent = { type: string; data: { id: string; number: string; title: string } };
const read = (received: Received) => JSON.parse(received.body) as Sent;
const attemptsOf = (title: string): Received[] => receiver.received.filter((one) => read(one).data.title === title);

function kill(child: 'web' | 'worker'): void {
  product.kill(child);
  kills[child] += 1;
}

async function rows<Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await owner.query<Row>(sql, values)).rows;
}

const keysOf = (some: readonly Filing[]): string[] => some.map((filing) => filing.key);
const standing = (some: readonly Filing[]) =>
  rows<{ id: string; number: string; key: string }>(
    'SELECT id, number, submit_key AS key FROM escalation WHERE submit_key = ANY ($1::uuid[])',
    [keysOf(some)],
  );

async function prepare(titles: readonly string[]): Promise<Filing[]> {
  const made = await Promise.all(
    filers.map(async (filer, place) => {
      const own: Filing[] = [];
      for (const title of titles.filter((_, index) => index % filers.length === place))
        own.push(await prepareFiling(filer, title));
      return own;
    }),
  );
  const fresh = made.flat();
  filings.push(...fresh);
  return fresh;
}

/** Sends again, with the same key, what has no answer, until everything has one. */
async function fileAll(some: readonly Filing[], during: () => Promise<void> = async () => {}): Promise<void> {
  const open = () => some.filter((filing) => filing.number === null);
  await Promise.all([...open().map(ledger.write), during()]);
  await until(
    'every filing being acknowledged',
    async () => {
      if (open().length === 0) return true;
      await product.isBack();
      await Promise.all(open().map(ledger.write));
      return open().length === 0;
    },
    60_000,
  );
}

async function configureReceiver(): Promise<void> {
  const he = await openSignedIn(product.url, 'he');
  const target = { name: 'Desk', url: receiver.url, events: 'escalation.submitted', enabled: 'on', secret: SECRET };
  await he.post('/settings/delivery?target=new', {
    ...hiddenFields(await he.get('/settings/delivery?target=new'), 'target'),
    ...target,
  });
  expect(linksIn(await he.get('/settings/delivery')).join(' ')).toMatch(/target=[0-9a-f-]{36}/);
}

/** Every number that the operator's queue shows, page by page. */
async function readQueue(): Promise<{ numbers: string[]; pages: number }> {
  const lin = await openSignedIn(product.url, 'lin');
  const numbers: string[] = [];
  let pages = 0;
  for (let next: string | undefined = '/support-requests?view=open'; next; pages += 1) {
    const links: string[] = linksIn(await lin.get(next));
    numbers.push(...links.flatMap((link) => /^\/support-requests\/(\d{15})$/.exec(link)?.[1] ?? []));
    // A quick look keeps the page that it is beside.
    next = links.find((link) => /[?&]after=/.test(link) && !/[?&]look=/.test(link));
  }
  return { numbers, pages };
}

const areDelivered = async (some: readonly Filing[]): Promise<boolean> => {
  const [found] = await rows<{ left: number }>(
    `SELECT count(*)::int AS left FROM escalation e LEFT JOIN delivery d ON d.record_id = e.id::text AND d.state = 'delivered'
     WHERE e.submit_key = ANY ($1::uuid[]) AND d.id IS NULL`,
    [keysOf(some)],
  );
  return found?.left === 0;
};

/** To whoever looks on, and into a file beside the ledger. */
function tell(line: string): void {
  process.stdout.write(`  ${line}\n`);
  appendFileSync(path.join(product.dataDir, 'figures.txt'), `${line}\n`);
}

beforeAll(async () => {
  receiver = await startReceiver();
  receiver.otherwise = (response, received) =>
    (scripts.get(read(received).data.title)?.shift() ?? late(30))(response, received);
  product = await startProduct('kill', { LIAISON_ALLOW_PRIVATE_TARGETS: new URL(receiver.url).host });
  owner = new Client({ connectionString: product.ownerUrl });
  await owner.connect();
  for (const file of ['filings.jsonl', 'figures.txt']) rmSync(path.join(product.dataDir, file), { force: true });
  ledger = openLedger(path.join(product.dataDir, 'filings.jsonl'));
  filers = await signInFilers(product.url);
  await configureReceiver();
});

afterAll(async () => {
  await owner?.end();
  await product?.stop();
  await receiver?.close();
});

it('keeps every acknowledged filing, once, over ten kills of web and ten of the worker', async () => {
  let hadLanded = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const batch = await prepare(Array.from({ length: EACH_ROUND }, (_, index) => `Filing ${round}.${index}`));
    const [acknowledged, received] = [ledger.ok, receiver.received.length];
    const isBoth = round % 2 === 0;
    // The blow falls a few answers later each second round, and in the others when one is stored that nobody was told of.
    const isMoment = async () =>
      isBoth ? ledger.ok > acknowledged + round : (await standing(batch)).length > ledger.ok - acknowledged;
    await Promise.all([
      ...batch.map(ledger.write),
      until('filings being in flight', isMoment, 30_000).then(() => {
        kill('web');
        if (isBoth) kill('worker');
      }),
    ]);
    await product.isBack();
    hadLanded += (await standing(batch.filter((filing) => filing.number === null))).length;
    await fileAll(batch, async () => {
      if (isBoth) return;
      await until('a delivery being under way', () => receiver.received.length > received, 30_000);
      kill('worker');
    });
    await product.isBack();
  }
  const lost = filings.filter((filing) => filing.lost > 0);
  tell(`filings ${filings.length}, requests ${ledger.invoked}; -9: web ${kills.web}, worker ${kills.worker}`);
  tell(
    `lost to a kill after being sent ${lost.length}, of which the kill left ${hadLanded} done; connections refused ${ledger.refused}, answered with a problem ${ledger.failed}`,
  );
  expect(kills).toEqual({ web: ROUNDS, worker: ROUNDS });
  expect(lost.length).toBeGreaterThanOrEqual(FEWEST_LOST);
  expect(hadLanded).toBeGreaterThan(0);
  expect(ledger.failed).toBeLessThan(filings.length / 10);
  expect(new Set(keysOf(filings)).size).toBe(ROUNDS * EACH_ROUND);
});

it('sends the same id and bytes again after both processes were killed between two attempts', async () => {
  const [refused, unanswered] = ['Refused at first', 'Unanswered at first'];
  scripts.set(refused, [status(503)]).set(unanswered, [hang]);
  const both = await prepare([refused, unanswered]);
  await fileAll(both);
  await until(
    'a first attempt of each',
    () => [refused, unanswered].every((title) => attemptsOf(title).length === 1),
    30_000,
  );
  await until(
    'the refusal being written down',
    () => rows(`SELECT FROM delivery_attempt WHERE status = 503`).then((found) => found.length === 1),
    4_000,
  );
  const before = receiver.received.length;
  kill('web');
  kill('worker');
  await product.isBack();
  await until('everything being delivered', () => areDelivered(both), 60_000);
  for (const title of [refused, unanswered]) {
    const attempts = attemptsOf(title);
    tell(
      `${title}: ${attempts.length} attempts, the second ${(((attempts[1]?.at ?? 0) - (attempts[0]?.at ?? 0)) / 1_000).toFixed(1)} s after the first`,
    );
    expect(attempts.length).toBe(2);
    expect(new Set(attempts.map((one) => one.id)).size).toBe(1);
    expect(new Set(attempts.map((one) => one.body)).size).toBe(1);
    expect(receiver.received.slice(before)).toContain(attempts[1]);
  }
});

it('has each of them once in the database, in the queue and, by id, at the receiver', async () => {
  await until('everything being delivered', () => areDelivered(filings), 90_000);
  const stored = await standing(filings);
  const numberOf = new Map(stored.map((row) => [row.key, row.number]));
  expect(filings.map((filing) => filing.number)).toEqual(filings.map((filing) => numberOf.get(filing.key)));
  expect(stored.length).toBe(filings.length);
  const [events] = await rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM event WHERE name = 'escalation.submitted' AND record_id = ANY ($1)`,
    [stored.map((row) => row.id)],
  );
  expect(events?.count).toBe(filings.length);

  const queue = await readQueue();
  const shown = filings.map((filing) => queue.numbers.filter((number) => number === filing.number).length);
  expect(shown).toEqual(filings.map(() => 1));

  const idsAt = new Map<string, Set<string>>();
  const bodies = new Map<string, Set<string>>();
  for (const one of receiver.received) {
    new Webhook(SECRET).verify(one.body, one.headers as Record<string, string>);
    const { data } = read(one);
    idsAt.set(data.number, (idsAt.get(data.number) ?? new Set()).add(one.id));
    bodies.set(one.id, (bodies.get(one.id) ?? new Set()).add(one.body));
  }
  expect(filings.map((filing) => idsAt.get(filing.number ?? '')?.size)).toEqual(filings.map(() => 1));
  expect([...bodies.values()].filter((seen) => seen.size > 1)).toEqual([]);
  const parked = await rows(`SELECT FROM delivery WHERE state <> 'delivered'`);
  expect(parked).toEqual([]);
  const repeats = receiver.received.length - bodies.size;
  tell(
    `acknowledged ${filings.length}, stored ${stored.length}, in the queue ${shown.length} on ${queue.pages} pages with ${queue.numbers.length} requests`,
  );
  tell(
    `at the receiver ${bodies.size} ids in ${receiver.received.length} requests: ${repeats} repeated after a kill, with the same bytes`,
  );
});
