import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runtime } from './bootstrap.mjs';
import { root } from './settings.mjs';
import { execute, step } from './steps.mjs';

const MOST_LINES = 400;
const results = path.join(root, 'node_modules/.liaison');

const specsIn = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];

/** Journeys that passed only at the second try: named, as each is a fault to be found, in the test or in the product. */
const unsteadyIn = (report) =>
  report.suites
    .flatMap(specsIn)
    .filter((spec) => spec.tests.some((test) => test.status === 'flaky'))
    .map((spec) => `${spec.file}:${spec.line} ${spec.title}`);

function readCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return report.stats
    ? {
        passed: report.stats.expected + report.stats.flaky,
        failed: report.stats.unexpected,
        unsteady: unsteadyIn(report),
      }
    : { passed: report.numPassedTests, failed: report.numFailedTests };
}

/** Runs one tool as a named step and shows its output when it fails; returns how many tests passed and failed. */
export async function runSuite(title, args, { env = process.env, report } = {}) {
  if (report) rmSync(report, { force: true });
  let outcome;
  try {
    return await step(title, async (progress) => {
      outcome = await execute(runtime, args, {
        env,
        onLine: (line) => line.trim() && progress(line.trim().slice(0, 100)),
      });
      const counted = report ? readCounts(report) : { passed: outcome.code === 0 ? 1 : 0, failed: 0 };
      const counts = outcome.code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
      progress(report ? `${counts.passed} passed, ${counts.failed} failed` : counts.failed ? 'FAILED' : 'ok');
      for (const journey of counts.unsteady ?? []) console.log(`  passed only at the second try: ${journey}`);
      return { ...counts, isOk: counts.failed === 0 };
    });
  } finally {
    if (outcome && outcome.code !== 0) console.log(outcome.lines.slice(-MOST_LINES).join('\n'));
  }
}

/** One project of vitest.config.ts: unit, db or system. */
export function runVitest(project, { env, extra = [] } = {}) {
  mkdirSync(results, { recursive: true });
  const report = path.join(results, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--passWithNoTests',
    ...reporters,
    ...extra,
  ];
  return runSuite(`${project} tests`, args, { env, report });
}

export function runPlaywright({ env, extra = [] }) {
  const report = path.join(results, 'e2e.json');
  const args = ['node_modules/@playwright/test/cli.js', 'test', ...extra];
  return runSuite('browser tests', args, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, report });
}
