import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { hiddenFields, linksIn, multipart, openSignedIn } from '@/test/plain-browser';
import { FILING } from './filing';
import { BUDGET_BYTES, measureFirstLoad } from './first-load';
import { median, ROUNDS, type Round, runRounds, type Subject } from './rounds';

const tell = (line: string) => process.stdout.write(`${line}\n`);
const EMPTY = '/bench';
const QUEUE = '/support-requests';
const FORM = `/support-requests/new?customer=${FILING.customerId}&service=${FILING.serviceId}`;

async function startBare() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/bench/bare.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(String(line).trim()));
    child.once('exit', (code) => reject(new Error(`The bare server ended (${code})`)));
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

const origin = env().LIAISON_URL;
const lin = await openSignedIn(origin, 'lin');
const hana = await openSignedIn(origin, 'hana');
const bare = await startBare();
const form = { ...hiddenFields(await hana.get(FORM), 'filing'), ...FILING };
const filing = () => multipart({ ...form, key: randomUUID() });

const subjects: Subject[] = [
  { name: 'empty page', origin, path: EMPTY, cookie: lin.cookie(), wants: 200 },
  { name: 'queue page', origin, path: QUEUE, cookie: lin.cookie(), wants: 200 },
  { name: 'filing action', origin, path: FORM, cookie: hana.cookie(), wants: 303, body: filing },
  { name: 'bare shell', origin: bare.origin, path: '/shell', wants: 200 },
  { name: 'bare queue', origin: bare.origin, path: '/queue', wants: 200 },
  { name: 'bare filing', origin: bare.origin, path: '/filing', wants: 303, body: filing },
];
const rounds = await runRounds(subjects, tell);
bare.stop();

const of = (name: string): Round[] => rounds.get(name) ?? [];
const perRound = (name: string, base: string, ratio: (one: Round, other: Round) => number): string => {
  const ratios = of(name).map((one, index) => ratio(one, of(base)[index] as Round));
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)})`;
};

tell(`\nThis machine, medians of ${ROUNDS} rounds (worth little beyond it):`);
for (const { name } of subjects) {
  const [alone, together] = [median(of(name).map((one) => one.aloneMs)), median(of(name).map((one) => one.perSecond))];
  tell(
    `  ${name.padEnd(14)} ${alone.toFixed(1).padStart(7)} ms alone ${together.toFixed(0).padStart(6)} a second, eight at once`,
  );
}

tell('\n| times as long as | alone | eight at once |\n| --- | --- | --- |');
for (const [name, base] of [
  ['queue page', 'empty page'],
  ['filing action', 'empty page'],
  ['queue page', 'bare queue'],
  ['filing action', 'bare filing'],
  ['empty page', 'bare shell'],
] as const) {
  const alone = perRound(name, base, (one, other) => one.aloneMs / other.aloneMs);
  const together = perRound(name, base, (one, other) => other.perSecond / one.perSecond);
  tell(`| ${name} / ${base} | ${alone} | ${together} |`);
}

const record = linksIn(await lin.get(QUEUE)).find((link) => /^\/support-requests\/\d{15}$/.test(link)) ?? QUEUE;
const pages = await measureFirstLoad(origin, [
  { name: 'empty page', path: EMPTY, browser: lin },
  { name: 'queue page', path: QUEUE, browser: lin },
  { name: 'record page', path: record, browser: lin },
  { name: 'filing page', path: FORM, browser: hana },
]);
const empty = pages[0]?.bytes ?? 0;
tell('\n| first load, gzip | scripts | kB | above the empty page | HTML kB |\n| --- | --- | --- | --- | --- |');
for (const page of pages) {
  const [all, above, html] = [page.bytes, page.bytes - empty, page.html].map((bytes) => (bytes / 1_000).toFixed(1));
  tell(`| ${page.name} | ${page.scripts} | ${all} | ${above} | ${html} |`);
}
const isOver = pages.some((page) => page.bytes - empty > BUDGET_BYTES);
if (isOver) tell(`\nMore than ${BUDGET_BYTES / 1_000} kB above the empty page.`);
process.exitCode = isOver ? 1 : 0;
