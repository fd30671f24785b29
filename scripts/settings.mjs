import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** An expected problem: its message is all that the user needs to see. */
export class Refusal extends Error {}

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);

const isHttpOrigin = (value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return ['http:', 'https:'].includes(url.protocol) && url.origin === value.replace(/\/$/, '');
};

const PROVIDER = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'NAME'].map((name) => `LIAISON_OIDC_${name}`);
const hasProvider = (env) => PROVIDER.every((name) => env[name]);

// An issuer of many tenants, such as Entra's `common`, lets each of them name addresses.
const isIssuer = (value) => {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname } = new URL(value);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (
    (protocol === 'https:' || (protocol === 'http:' && isLoopback)) &&
    !/^\/(common|organizations|consumers)\b/.test(pathname)
  );
};

const rules = [
  {
    name: 'PORT',
    wants: 'a port number from 1 to 65535',
    accepts: (value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= 65535,
  },
  {
    name: 'DATABASE_URL',
    wants: 'an address such as postgresql://user:password@host:5432/liaison',
    accepts: (value) => /^postgres(ql)?:\/\/\S*\/[^/?]+/.test(value),
  },
  ...['DATABASE_APP_URL', 'DATABASE_WORKER_URL', 'DATABASE_LISTEN_URL'].map((name) => ({
    name,
    wants: 'an address such as postgresql://user:password@host:5432/liaison, and DATABASE_URL beside it',
    accepts: (value, env) => /^postgres(ql)?:\/\/\S*\/[^/?]+/.test(value) && Boolean(env.DATABASE_URL),
  })),
  { name: 'LIAISON_DEMO', wants: 'on or off', accepts: (value) => ['on', 'off'].includes(value) },
  { name: 'LIAISON_TRUST_PROXY', wants: 'on or off', accepts: (value) => ['on', 'off'].includes(value) },
  {
    name: 'LIAISON_URL',
    wants: 'the public origin without a path, such as https://liaison.example',
    accepts: isHttpOrigin,
  },
  {
    name: 'LIAISON_SECRET',
    wants: 'at least 32 characters',
    accepts: (value) => value.length >= 32,
  },
  {
    name: 'LIAISON_SMTP_URL',
    wants: 'an address such as smtp://user:password@mail.example:587 or smtps://..., and LIAISON_MAIL_FROM beside it',
    accepts: (value, env) =>
      /^smtps?:\/\/[^/]+\/?$/.test(value) && URL.canParse(value) && Boolean(env.LIAISON_MAIL_FROM),
  },
  {
    name: 'LIAISON_MAIL_FROM',
    wants: 'an address, such as Liaison <portal@liaison.example>',
    accepts: (value) => /^(?:[^<>\r\n]{1,100} )?<?[^\s<>@]+@[^\s<>@]+>?$/.test(value),
  },
  {
    name: 'LIAISON_OIDC_ISSUER',
    wants: `the https:// address of one issuer (http:// only on this machine), and ${PROVIDER.slice(1).join(', ')} beside it`,
    accepts: (value, env) => isIssuer(value) && hasProvider(env),
  },
  ...PROVIDER.slice(1).map((name) => ({
    name,
    wants: `set together with ${PROVIDER.filter((other) => other !== name).join(', ')}`,
    accepts: (_, env) => hasProvider(env),
  })),
];

/** Reads the environment once. Throws a Refusal with one line per variable that is wrong. */
export function readSettings(env = process.env) {
  const wrong = rules.filter(({ name, accepts }) => env[name] && !accepts(env[name], env));
  if (wrong.length > 0) {
    throw new Refusal(wrong.map(({ name, wants }) => `${name} must be ${wants}.`).join('\n'));
  }
  const isEmbedded = !env.DATABASE_URL;
  const dataDir = path.resolve(root, env.LIAISON_DATA || '.data');
  const port = Number(env.PORT || 3000);
  const isDemo = env.LIAISON_DEMO ? env.LIAISON_DEMO === 'on' : isEmbedded;
  return {
    isEmbedded,
    isDemo,
    dataDir,
    filesDir: path.resolve(root, env.LIAISON_FILES || path.join(dataDir, 'files')),
    port,
    host: env.LIAISON_HOST || (isDemo || isEmbedded ? '127.0.0.1' : '0.0.0.0'),
    url: (env.LIAISON_URL || `http://localhost:${port}`).replace(/\/$/, ''),
    ownerUrl: env.DATABASE_URL,
    appUrl: env.DATABASE_APP_URL,
    workerUrl: env.DATABASE_WORKER_URL,
    listenUrl: env.DATABASE_LISTEN_URL,
    secret: env.LIAISON_SECRET,
  };
}

/** Makes the data directory. Root's must let the database's unprivileged user pass; its secrets stay 0600. */
export function makeDataDir(dataDir) {
  if (existsSync(dataDir)) return;
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
}

const secretNames = ['instance', 'superuser', 'liaison_owner', 'liaison_app', 'liaison_worker', 'session'];

/** The generated secrets of this data directory, made on first use and kept (mode 0600). */
export function readSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const secrets = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = secretNames.filter((name) => !secrets[name]);
  if (missing.length > 0) {
    for (const name of missing) secrets[name] = randomBytes(32).toString('base64url');
    makeDataDir(dataDir);
    writeWhole(file, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
  }
  return secrets;
}

/** Replaces a file in one step, so that a kill leaves the old or the new one. */
export function writeWhole(file, text, mode = 0o644) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}
