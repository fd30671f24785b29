import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runtime } from './bootstrap.mjs';
import { Refusal } from './settings.mjs';
import { execute, step } from './steps.mjs';

const DOWNLOAD_TIMEOUT_MS = 120_000;
// The shell first: it has no windows of its own to draw, and tests take about half the time.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPlaces = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

const works = (file) => existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;

async function findChromium() {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/snap/bin'].filter(Boolean);
  const { chromium } = await import('@playwright/test');
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const given = process.env.LIAISON_CHROMIUM ? [process.env.LIAISON_CHROMIUM] : [];
  return [...given, ...places, ...macPlaces, chromium.executablePath()].find(works);
}

async function downloadPlaywrights(progress) {
  progress("Playwright's own");
  const args = ['node_modules/@playwright/test/cli.js', 'install', 'chromium'];
  await execute(runtime, args, {
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
    onLine: (line) => /%/.test(line) && progress(line),
  });
}

async function installDebians(progress) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  progress("Debian's package");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await execute('apt-get', ['update'], { env });
  const packages = ['chromium-headless-shell', 'fonts-noto-cjk'];
  await execute('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}

/** The path of a Chromium that runs: one that is found, else Playwright's own, else (as root) Debian's. */
export async function provideChromium() {
  const found = await findChromium();
  if (found) return found;
  return step('fetching Chromium', async (progress) => {
    for (const fetchOne of [downloadPlaywrights, installDebians]) {
      await fetchOne(progress);
      const fetched = await findChromium();
      if (fetched) return fetched;
    }
    throw new Refusal(
      'Chromium is missing: install it (Debian: apt-get install chromium-headless-shell fonts-noto-cjk) and run this again.',
    );
  });
}
