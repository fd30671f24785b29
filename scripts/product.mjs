import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { embeddedLives, startEmbedded, stopEmbedded } from './embedded.mjs';
import { buildProduct, generateClient, lacksAdministrator, prepareDatabase, withoutDatabase } from './prepare.mjs';
import { takeOver } from './run-file.mjs';
import { makeDataDir, Refusal, readSecrets } from './settings.mjs';
import { isLeaving, onLeaving } from './shutdown.mjs';
import { keepRunning } from './supervise.mjs';

const READY_NOTICE_MS = 60_000;
const DATABASE_WATCH_MS = 500;

function assertPortFree({ port, host }) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const taken = error.code === 'EADDRINUSE';
      const why = taken ? 'is taken: choose another, for example' : `cannot be opened on ${host} (${error.code}); try`;
      reject(new Refusal(`Port ${port} ${why} PORT=${port + 1} npm start`));
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(resolve));
  });
}

/** Starts the embedded database again when it was killed. */
async function watchDatabase(settings, place) {
  while (!isLeaving()) {
    await wait(DATABASE_WATCH_MS);
    if (isLeaving() || embeddedLives(place)) continue;
    console.log('the database ended; starting it again');
    try {
      await startEmbedded(settings.dataDir);
    } catch (error) {
      console.error(error.message);
    }
  }
}

function childEnvs(settings, urls) {
  const shared = {
    ...withoutDatabase(process.env),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(settings.port),
    LIAISON_HOST: settings.host,
    LIAISON_URL: settings.url,
    LIAISON_DEMO: settings.isDemo ? 'on' : 'off',
    LIAISON_DATA: settings.dataDir,
    LIAISON_FILES: settings.filesDir,
    LIAISON_SECRET: settings.secret,
    DATABASE_LISTEN_URL: urls.listenUrl,
  };
  return {
    web: {
      ...shared,
      DATABASE_APP_URL: urls.appUrl,
      NEXTAUTH_URL: settings.url,
      NEXTAUTH_SECRET: settings.secret,
    },
    worker: { ...shared, DATABASE_APP_URL: urls.appUrl, DATABASE_WORKER_URL: urls.workerUrl },
  };
}

const loopback = (host) => (['0.0.0.0', '::', 'localhost'].includes(host) ? '127.0.0.1' : host);

async function whenReady({ host, port }) {
  const target = loopback(host);
  const url = `http://${target.includes(':') ? `[${target}]` : target}:${port}/readyz`;
  const since = Date.now();
  let answer = 'no answer';
  for (let isToldOf = false; !isLeaving(); await wait(200)) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      answer = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      answer = error.cause?.code ?? error.message;
    }
    if (!isToldOf && Date.now() - since > READY_NOTICE_MS) {
      console.log(`not ready after ${READY_NOTICE_MS / 1000} s (${answer}); still trying`);
      isToldOf = true;
    }
  }
}

function greet(settings, isNobodyThere) {
  const lines = [`http://localhost:${settings.port}`];
  if (settings.url !== lines[0]) lines.push(settings.url);
  if (settings.isDemo) {
    lines.push(
      'Sign in (password portal-demo-2026):',
      '  hana@contoso.example   partner, helpdesk agent',
      '  lin@21vianet.example   operator, support engineer',
      '  tina@tailspin.example  customer, global administrator',
    );
  } else if (isNobodyThere) {
    lines.push(
      'Nobody can sign in yet. Make the first administrator, in another terminal and with the same settings:',
      '  npm run admin:create -- --email you@company.example --name "Your Name"',
    );
  } else {
    lines.push('Sign in with your e-mail address and password.');
  }
  console.log(`\nLiaison is ready.\n${lines.join('\n')}\nCtrl-C stops it.\n`);
}

/** Prepares and runs the whole product until this process is told to leave. */
export async function runProduct(settings, launcher) {
  makeDataDir(settings.dataDir);
  const complete = { ...settings, secret: settings.secret ?? readSecrets(settings.dataDir).session };
  const run = await takeOver(settings.dataDir, { launcher, url: `http://localhost:${settings.port}` });
  onLeaving(run.forget);
  await assertPortFree(settings);
  await generateClient();
  if (settings.isEmbedded) onLeaving(() => stopEmbedded(settings.dataDir));
  const { urls, place } = await prepareDatabase(complete);
  await buildProduct();
  const envs = childEnvs(complete, urls);
  const server = [
    '--import',
    './scripts/remote-address.mjs',
    '--import',
    './scripts/whole-answers.mjs',
    'node_modules/next/dist/bin/next',
    'start',
    '-H',
    settings.host,
    '-p',
    String(settings.port),
  ];
  const stops = [
    keepRunning('web', server, envs.web, run.note),
    keepRunning('worker', ['--import', 'tsx', 'scripts/worker.ts'], envs.worker, run.note),
  ];
  onLeaving(() => Promise.all(stops.map((stop) => stop())));
  if (place) void watchDatabase(settings, place);
  await whenReady(settings);
  if (!isLeaving()) greet(settings, await lacksAdministrator(urls.ownerUrl));
}
