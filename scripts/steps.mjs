import { spawn } from 'node:child_process';
import { noteStep } from './leftovers.mjs';
import { Refusal, root } from './settings.mjs';
import { onLeaving } from './shutdown.mjs';

const QUIET_INTERVAL_MS = 10_000;
const TAIL_LINES = 30;
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with the escape character.
const COLOURS = /\u001b\[[0-9;]*m/g;

const seconds = (since) => {
  const passed = (Date.now() - since) / 1000;
  return passed < 10 ? `${passed.toFixed(1)} s` : `${Math.round(passed)} s`;
};

/**
 * Runs one step and shows what it does, how far it is and how long it takes: one moving line on a terminal,
 * a line every ten seconds elsewhere. `work` gets a function that notes progress.
 */
export async function step(title, work) {
  const since = Date.now();
  const isTerminal = process.stdout.isTTY === true;
  let note = '';
  const line = () => `${title} ... ${[note, seconds(since)].filter(Boolean).join(', ')}`;
  const redraw = () => process.stdout.write(`\r\u001b[K${line().slice(0, (process.stdout.columns ?? 80) - 1)}`);
  if (!isTerminal) console.log(`${title} ...`);
  const timer = setInterval(() => (isTerminal ? redraw() : console.log(line())), isTerminal ? 250 : QUIET_INTERVAL_MS);
  const close = (ending) => {
    clearInterval(timer);
    console.log(`${isTerminal ? '\r\u001b[K' : ''}${title}: ${ending}`);
  };
  try {
    const result = await work((text) => {
      note = text.replace(COLOURS, '').trim();
    });
    close([note, seconds(since)].filter(Boolean).join(', '));
    return result;
  } catch (error) {
    close(`failed after ${seconds(since)}`);
    throw error;
  }
}

function splitLines(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split(/\r?\n|\r/);
    rest = lines.pop();
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => rest && onLine(rest));
}

/**
 * Runs a command to its end and returns its exit code and output lines. Its process is ended with ours.
 * `onLine` sees every line as it comes.
 */
export function execute(
  command,
  args,
  { env = process.env, cwd = root, onLine = () => undefined, what = command, timeoutMs } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
    const lines = [];
    const forgetNote = child.pid ? noteStep(what, child.pid) : () => undefined;
    const closed = new Promise((done) => child.once('close', done));
    const forget = onLeaving(async () => {
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await closed;
      clearTimeout(impatient);
    });
    for (const stream of [child.stdout, child.stderr]) {
      splitLines(stream, (line) => {
        lines.push(line);
        onLine(line);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      forget();
      forgetNote();
      resolve({ code: code ?? 1, lines });
    });
  });
}

/** Like execute, but a failure is a Refusal that shows the end of the output. */
export async function mustRun(what, command, args, options) {
  const { code, lines } = await execute(command, args, { ...options, what });
  if (code === 0) return lines;
  const tail = lines.filter((line) => line.trim()).slice(-TAIL_LINES);
  throw new Refusal(`${what} failed (exit code ${code}):\n${tail.map((line) => `  ${line}`).join('\n')}`);
}
