import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runtime } from './bootstrap.mjs';
import { openDatabase } from './database.mjs';
import { dropDatabase } from './embedded.mjs';
import { othersDone } from './leftovers.mjs';
import { connect } from './roles.mjs';
import { Refusal, root } from './settings.mjs';
import { hashOf, unlessStamped } from './stamps.mjs';
import { mustRun, step } from './steps.mjs';

const generated = 'lib/platform/generated';
const sourceFolders = ['app', 'components', 'lib', 'messages', 'public', 'i18n', 'prisma/schema.prisma'];
const isNotBuilt = (file) => file.startsWith(generated) || /\.(db\.|system\.)?test\.tsx?$/.test(file);

/** Generates the database client from the schema, unless it is current. Needs no network. */
export async function generateClient() {
  const stamp = path.join(root, 'node_modules/.liaison/generate');
  if (!existsSync(path.join(root, generated))) rmSync(stamp, { force: true });
  const hash = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']);
  await unlessStamped(stamp, hash, () =>
    step('generating the database client', () =>
      mustRun('prisma generate', runtime, ['node_modules/prisma/build/index.js', 'generate'], {
        // Generating needs no engine, but the tool downloads one unless some executable is named.
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: runtime,
          CHECKPOINT_DISABLE: '1',
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
      }),
    ),
  );
}

/** Builds for production, unless the build is current. */
export async function buildProduct() {
  await othersDone('next build');
  const stamp = path.join(root, '.next/liaison-build');
  if (!existsSync(path.join(root, '.next/BUILD_ID'))) rmSync(stamp, { force: true });
  const own = readdirSync(root).filter((name) => /\.(ts|mjs|js|json)$/.test(name) && !isToolFile(name));
  return unlessStamped(stamp, hashOf([...sourceFolders, ...own], isNotBuilt), () =>
    step('building for production', (progress) =>
      mustRun('next build', runtime, ['node_modules/next/dist/bin/next', 'build'], {
        env: { ...withoutDatabase(process.env), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        onLine: (line) => /^\s*(✓|Creating|Running|Collecting|Generating|Finalizing)/.test(line) && progress(line),
      }),
    ),
  );
}

const isToolFile = (name) => /^(biome|vitest|playwright|prisma)|^next-env|\.tsbuildinfo$/.test(name);

/** The environment without any database's address, for what must not reach it. */
export function withoutDatabase(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('DATABASE_')));
}

async function isEmpty(ownerUrl) {
  const client = await connect(ownerUrl);
  try {
    const { rows } = await client.query("SELECT to_regclass('public.organization') IS NOT NULL AS exists");
    if (!rows[0].exists) return false;
    const found = await client.query('SELECT EXISTS (SELECT 1 FROM organization) AS has');
    return !found.rows[0].has;
  } finally {
    await client.end();
  }
}

async function runSeed(settings, urls, title, isDemo) {
  await step(title, (progress) =>
    mustRun('The seed', runtime, ['--import', 'tsx', 'prisma/seed.ts'], {
      env: {
        ...process.env,
        DATABASE_URL: urls.ownerUrl,
        DATABASE_APP_URL: urls.appUrl,
        DATABASE_WORKER_URL: urls.workerUrl,
        DATABASE_LISTEN_URL: urls.listenUrl,
        LIAISON_DATA: settings.dataDir,
        LIAISON_FILES: settings.filesDir,
        LIAISON_SECRET: settings.secret,
        LIAISON_DEMO: isDemo ? 'on' : 'off',
      },
      onLine: (line) => line.trim() && progress(line),
    }),
  );
}

/** Services, offers, topics, response targets and calendar, as every installation has them; what the operator edited stays. */
export const seedCatalogue = (settings, urls) => runSeed(settings, urls, 'looking after the catalogue', false);

/**
 * Brings the catalogue up to date in every installation, and fills an empty database with the demo world where one is wanted. A mark tells
 * that an earlier run was cut off half-way.
 */
async function seed(settings, urls) {
  const mark = path.join(settings.dataDir, 'seeding');
  if (!settings.isDemo || !(await isEmpty(urls.ownerUrl))) {
    await seedCatalogue(settings, urls);
  } else {
    writeFileSync(mark, new Date().toISOString());
    await runSeed(settings, urls, 'making the demo world', true);
  }
  rmSync(mark, { force: true });
}

/** True while nobody can sign in as the operator's administrator: then one is made on the terminal. */
export async function lacksAdministrator(ownerUrl) {
  const client = await connect(ownerUrl);
  try {
    const { rows } =
      await client.query(`SELECT NOT EXISTS (SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id
      WHERE r.role = 'administrator' AND p.disabled_at IS NULL) AS lacks`);
    return rows[0].lacks;
  } finally {
    await client.end();
  }
}

async function undoHalfSeed(settings) {
  const mark = path.join(settings.dataDir, 'seeding');
  if (!existsSync(mark)) return;
  if (!settings.isEmbedded) {
    throw new Refusal(`Making the demo world was cut off: empty the database, remove ${mark} and start again.`);
  }
  await step('removing a half-made demo world', () => dropDatabase(settings.dataDir));
  rmSync(mark);
}

/** The database, up and migrated, with the demo world where one is wanted; returns its addresses. */
export async function prepareDatabase(settings) {
  if (settings.isDemo) await undoHalfSeed(settings);
  const opened = await step('preparing the database', (progress) => openDatabase(settings, progress));
  if (opened.place?.isElsewhere) {
    console.log(`The database's own user cannot enter ${settings.dataDir}: its files lie in ${opened.place.home}`);
  }
  await seed(settings, opened.urls);
  return opened;
}
