import { parseArgs } from 'node:util';
import { runtime, underPinnedRuntime } from './bootstrap.mjs';
import { Refusal, readSecrets } from './settings.mjs';
import { leave, onLeaving } from './shutdown.mjs';
import { execute } from './steps.mjs';

const USAGE =
  'Usage: npm run admin:create -- --email EMAIL --name "NAME" [--organization "OPERATOR"] [--locale en|zh-CN|zh-TW|de] [--mail] [--another]';
const text = { type: 'string' };
const options = {
  email: text,
  name: text,
  organization: text,
  locale: text,
  mail: { type: 'boolean' },
  another: { type: 'boolean' },
};

function readArguments(args) {
  try {
    const { values } = parseArgs({ args, options });
    if (values.email && values.name) return values;
  } catch (error) {
    throw new Refusal(`${error.message}\n${USAGE}`);
  }
  throw new Refusal(USAGE);
}

await underPinnedRuntime(async (settings) => {
  const wanted = readArguments(process.argv.slice(2));
  const { generateClient, seedCatalogue } = await import('./prepare.mjs');
  const { openDatabase } = await import('./database.mjs');
  const { startEmbedded, stopEmbedded } = await import('./embedded.mjs');
  await generateClient();
  if (settings.isEmbedded) {
    const { isReused } = await startEmbedded(settings.dataDir);
    if (!isReused) onLeaving(() => stopEmbedded(settings.dataDir));
  }
  const complete = { ...settings, secret: settings.secret ?? readSecrets(settings.dataDir).session };
  const { urls } = await openDatabase(complete);
  await seedCatalogue(complete, urls);
  const { code } = await execute(runtime, ['--import', 'tsx', 'scripts/admin-create.ts', JSON.stringify(wanted)], {
    env: { ...process.env, DATABASE_URL: urls.ownerUrl, LIAISON_URL: settings.url, LIAISON_SECRET: complete.secret },
    onLine: (line) => console.log(line),
  });
  await leave(code);
});
