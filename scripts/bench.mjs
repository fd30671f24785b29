import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { runtime, underPinnedRuntime } from './bootstrap.mjs';
import { Refusal, readSecrets, readSettings, root } from './settings.mjs';
import { leave, onLeaving } from './shutdown.mjs';

const ESCALATIONS = 100_000;

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

function startProduct(env) {
  const child = spawn(runtime, ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  onLeaving(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => String(text).includes('Liaison is ready.') && resolve());
    ended.then(() => reject(new Refusal('The product did not start.')));
  });
}

function measure(env) {
  const child = spawn(runtime, ['--import', 'tsx', 'scripts/bench/measure.ts'], { cwd: root, env, stdio: 'inherit' });
  onLeaving(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

await underPinnedRuntime(async ({ dataDir: parent }) => {
  const { buildProduct, generateClient, prepareDatabase, withoutDatabase } = await import('./prepare.mjs');
  const { stopEmbedded } = await import('./embedded.mjs');
  const { fill } = await import('./bench/fill.mjs');
  const { step } = await import('./steps.mjs');
  const port = String(await freePort());
  const dataDir = path.join(parent, 'bench');
  const plain = {
    ...withoutDatabase(process.env),
    PORT: port,
    LIAISON_DATA: dataDir,
    LIAISON_DEMO: 'on',
    LIAISON_BENCH: 'on',
    LIAISON_LOG_LEVEL: 'warn',
  };
  const settings = readSettings(plain);
  const { session: secret } = readSecrets(dataDir);
  await generateClient();
  onLeaving(() => stopEmbedded(dataDir));
  const { urls } = await prepareDatabase({ ...settings, secret });
  await step(`loading ${ESCALATIONS} escalations`, (progress) => fill(urls.ownerUrl, ESCALATIONS, progress));
  await buildProduct();
  await step('starting the product', () => startProduct(plain));
  await leave(
    await measure({ ...plain, DATABASE_APP_URL: urls.appUrl, LIAISON_SECRET: secret, LIAISON_URL: settings.url }),
  );
});
