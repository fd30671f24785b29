import { type Logger, pino } from 'pino';
import { env } from './env';

const SECRET = ['password', 'cookie', 'secret', 'authorization'];

const open = (): Logger =>
  pino({
    level: env().LIAISON_LOG_LEVEL,
    base: { process: process.title === 'liaison-worker' ? 'worker' : 'web' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[taken out]' },
  });

let opened: Logger | undefined;

/** One JSON object a line, UTC, with what could be a secret taken out. Opened at its first use, as a build has no settings. */
export const logger: Logger = new Proxy({} as Logger, {
  get(_, name) {
    opened ??= open();
    const value: unknown = Reflect.get(opened, name);
    return typeof value === 'function' ? value.bind(opened) : value;
  },
});
