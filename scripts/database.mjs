import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATABASE, removeEmbedded, startEmbedded, stopEmbedded } from './embedded.mjs';
import { migrate } from './migrate.mjs';
import { provision } from './roles.mjs';
import { Refusal, readSecrets, readSettings } from './settings.mjs';

/**
 * Brings up the database of these settings - the embedded one, or that of DATABASE_URL - with its roles and
 * every migration, and returns the address for each purpose: admin, owner, app, worker, listen.
 */
export async function openDatabase(settings, log = () => undefined) {
  const secrets = readSecrets(settings.dataDir);
  if (!settings.isEmbedded) {
    const { ownerUrl, appUrl, workerUrl, listenUrl } = settings;
    const urls = await provision({ adminUrl: ownerUrl, secrets, given: { appUrl, workerUrl, listenUrl } });
    await migrate({ url: urls.adminUrl, log });
    return { urls };
  }
  const { place, isReused, isNew, url } = await startEmbedded(settings.dataDir);
  if (place.isElsewhere)
    log(`the database's own user cannot enter ${settings.dataDir}: its files lie in ${place.home}`);
  log(isReused ? 'already running' : isNew ? 'made and started' : 'started');
  const urls = await provision({ adminUrl: url(DATABASE), secrets, ownerPassword: secrets.liaison_owner });
  await migrate({ url: urls.adminUrl, log });
  return { urls, place };
}

const commands = {
  up: async (settings, log) => {
    const { urls } = await openDatabase(settings, log);
    console.log(JSON.stringify(urls, null, 2));
  },
  down: async (settings, log) => log((await stopEmbedded(settings.dataDir)) ? 'stopped' : 'was not running'),
  reset: async (settings, log) => {
    if (!settings.isEmbedded) throw new Refusal('Only the embedded database can be reset.');
    await removeEmbedded(settings.dataDir);
    await commands.up(settings, log);
  },
};

async function main(name) {
  const command = commands[name];
  if (!command)
    throw new Refusal(`Usage: node ${path.relative('.', fileURLToPath(import.meta.url))} up | down | reset`);
  await command(readSettings(), (line) => console.error(`database: ${line}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv[2]).catch((error) => {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  });
}
