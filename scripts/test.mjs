import path from 'node:path';
import { underPinnedRuntime } from './bootstrap.mjs';
import { check } from './check.mjs';
import { Refusal } from './settings.mjs';
import { leave, onLeaving } from './shutdown.mjs';

const parts = ['unit', 'db', 'e2e', 'system'];
const [only, ...extra] = process.argv.slice(2);
const wants = (part) => !only || only === part;
const total = { passed: 0, failed: 0 };

function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

const addStep = (isOk) => add({ passed: isOk ? 1 : 0, failed: isOk ? 0 : 1 });

async function runDatabaseTests(settings) {
  const { runVitest } = await import('./suites.mjs');
  const { withTestDatabase } = await import('./test-world.mjs');
  add(await withTestDatabase(settings, (env) => runVitest('db', { env, extra })));
}

async function build() {
  const { buildProduct, generateClient } = await import('./prepare.mjs');
  await generateClient();
  try {
    await buildProduct();
    addStep(true);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.log(error.message);
    addStep(false);
  }
  return total.failed === 0;
}

async function runBrowserTests(settings, chromium) {
  const { runPlaywright } = await import('./suites.mjs');
  const { withRunningProduct } = await import('./test-world.mjs');
  add(
    await withRunningProduct(settings, (env) => runPlaywright({ env: { ...env, LIAISON_CHROMIUM: chromium }, extra })),
  );
}

async function runSystemTests(settings, chromium) {
  const { runVitest } = await import('./suites.mjs');
  const { systemEnv } = await import('./test-world.mjs');
  add(await runVitest('system', { env: { ...systemEnv(settings), LIAISON_CHROMIUM: chromium }, extra }));
}

async function runAll(given) {
  if (only && !parts.includes(only)) throw new Refusal(`Usage: npm test [-- ${parts.join(' | ')}]`);
  const settings = { ...given, dataDir: path.join(given.dataDir, 'test') };
  const needsBrowser = wants('e2e') || wants('system');
  const chromium = needsBrowser ? await (await import('./chromium.mjs')).provideChromium() : undefined;
  if (wants('unit')) {
    const { unit, isOk } = await check();
    add(unit);
    addStep(isOk);
  }
  if (wants('db')) await runDatabaseTests(settings);
  if (!needsBrowser) return;
  await build();
  if (wants('e2e')) await runBrowserTests(settings, chromium);
  if (wants('system')) await runSystemTests(settings, chromium);
}

let isFinished = false;
onLeaving(() => {
  if (!isFinished) total.failed += 1;
  console.log(`${total.passed} passed, ${total.failed} failed`);
});

await underPinnedRuntime(async (settings) => {
  await runAll(settings);
  isFinished = true;
  await leave(total.failed === 0 ? 0 : 1);
});
