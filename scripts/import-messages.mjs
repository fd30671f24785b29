import { existsSync } from 'node:fs';
import path from 'node:path';
import { runtime, underPinnedRuntime } from './bootstrap.mjs';
import { Refusal, readSecrets } from './settings.mjs';
import { leave, onLeaving } from './shutdown.mjs';
import { execute } from './steps.mjs';

const USAGE = 'Usage: npm run import:messages -- FILE [--as EMAIL]';

function readArguments(given) {
  const at = given.indexOf('--as');
  const email = at >= 0 ? given[at + 1] : '';
  const rest = at >= 0 ? given.toSpliced(at, 2) : given;
  if (rest.length !== 1 || email === undefined || rest[0].startsWith('--')) throw new Refusal(USAGE);
  const file = path.resolve(rest[0]);
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  return { file, email };
}

await underPinnedRuntime(async (settings) => {
  const { file, email } = readArguments(process.argv.slice(2));
  const { generateClient } = await import('./prepare.mjs');
  const { openDatabase } = await import('./database.mjs');
  const { startEmbedded, stopEmbedded } = await import('./embedded.mjs');
  await generateClient();
  if (settings.isEmbedded) {
    const { isReused } = await startEmbedded(settings.dataDir);
    if (!isReused) onLeaving(() => stopEmbedded(settings.dataDir));
  }
  const { urls } = await openDatabase(settings);
  const { code } = await execute(runtime, ['--import', 'tsx', 'scripts/import-messages.ts', file, email], {
    env: {
      ...process.env,
      DATABASE_URL: urls.ownerUrl,
      DATABASE_APP_URL: urls.appUrl,
      DATABASE_WORKER_URL: urls.workerUrl,
      DATABASE_LISTEN_URL: urls.listenUrl,
      LIAISON_DATA: settings.dataDir,
      LIAISON_FILES: settings.filesDir,
      LIAISON_SECRET: settings.secret ?? readSecrets(settings.dataDir).session,
      LIAISON_LOG_LEVEL: 'error',
    },
    onLine: (line) => console.log(line),
  });
  await leave(code);
});
