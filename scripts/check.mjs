import { fileURLToPath } from 'node:url';
import { underPinnedRuntime } from './bootstrap.mjs';
import { leave } from './shutdown.mjs';

const next = 'node_modules/next/dist/bin/next';
const typescript = 'node_modules/typescript/bin/tsc';
const biome = 'node_modules/@biomejs/biome/bin/biome';

/** Types, lint and pure tests, side by side; returns the counts of the pure tests and whether all is well. */
export async function check() {
  const { generateClient } = await import('./prepare.mjs');
  const { runSuite, runVitest } = await import('./suites.mjs');
  await generateClient();
  const types = async () => {
    const routes = await runSuite('route types', [next, 'typegen']);
    return routes.isOk ? runSuite('types', [typescript, '--noEmit']) : routes;
  };
  const [lint, typed, unit] = await Promise.all([
    runSuite('lint', [biome, 'ci', '--colors=off', '--error-on-warnings', '.']),
    types(),
    runVitest('unit'),
  ]);
  return { unit, isOk: lint.isOk && typed.isOk && unit.isOk };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await underPinnedRuntime(async () => leave((await check()).isOk ? 0 : 1));
}
