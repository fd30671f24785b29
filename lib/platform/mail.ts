import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import MailComposer from 'mailer/lib/mail-composer';
import SMTPConnection from 'mailer/lib/smtp-connection';
import { env } from './env';

/** Whether mails go out over SMTP. */
export const sendsMail = (): boolean => env().LIAISON_SMTP_URL !== undefined;
/** Whether each person finds own mails in the portal instead: in a demo without a mail server. */
export const keepsMail = (): boolean => !sendsMail() && env().LIAISON_DEMO === 'on';

/** Where the mails of a demo lie that open an account. */
export const MAIL_FOLDER = 'mail';

export type Letter = {
  /** Stable: the same for every attempt at the same notification. */
  messageId: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  date: Date;
  language: string;
  /** Ties mails about one record together. */
  threadId?: string;
  /** Where the reader can choose to get no more of these; https or http. */
  unsubscribeUrl?: string;
};

export type MailResult =
  | { outcome: 'accepted'; said: string }
  | { outcome: 'refused'; said: string }
  | { outcome: 'failed'; said: string }
  | { outcome: 'stopped'; said: string }
  | { outcome: 'unknown'; said: string };

export type Patience = { connectMs: number; greetingMs: number; idleMs: number; beforeLastByteMs: number };
/** RFC 5321 would wait ten minutes for the last answer; a lease and a worker that wants to stop cannot. */
export const PATIENCE: Patience = { connectMs: 10_000, greetingMs: 10_000, idleMs: 90_000, beforeLastByteMs: 60_000 };

type Handing = {
  /** Called after all bytes but the last line: what throws here keeps the mail from being sent. */
  beforeLastByte: () => Promise<void>;
  signal?: AbortSignal;
  patience?: Patience;
};

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

function server() {
  const { LIAISON_SMTP_URL: address, LIAISON_MAIL_FROM: from, LIAISON_URL: origin } = env();
  if (!address || !from) throw new Error('LIAISON_SMTP_URL and LIAISON_MAIL_FROM are not set');
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    auth: user ? { user, pass: decodeURIComponent(url.password) } : null,
    from,
    name: new URL(origin).hostname,
  };
}

/** The letter as it goes over the wire; nothing in it reads a file or an address. */
async function bytesOf(letter: Letter, from: string): Promise<{ raw: Buffer; sender: string }> {
  const node = new MailComposer({
    from,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: letter.messageId,
    ...(letter.threadId ? { references: letter.threadId } : {}),
    date: letter.date,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': letter.language,
      ...(letter.unsubscribeUrl ? { 'List-Unsubscribe': `<${letter.unsubscribeUrl}>` } : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { raw: await node.build(), sender: node.getEnvelope().from || '' };
}

/**
 * Writes one letter as a file that only the owner of the process may read, for a demo without a mail server. Returns where it lies.
 */
export async function fileMail(letter: Letter, name: string): Promise<string> {
  const { LIAISON_DATA, LIAISON_MAIL_FROM, LIAISON_URL } = env();
  const folder = path.resolve(LIAISON_DATA, MAIL_FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { raw } = await bytesOf(letter, LIAISON_MAIL_FROM ?? `Liaison <portal@${new URL(LIAISON_URL).hostname}>`);
  const file = path.join(folder, `${name}.eml`);
  await writeFile(file, raw, { mode: 0o600 });
  return file;
}

type Failed = Error & { responseCode?: number; command?: string };
const ABOUT_THE_LETTER = ['MAIL FROM', 'RCPT TO', 'DATA'];

function failureOf(error: Failed, isHandedOver: boolean): MailResult {
  const said = error.message.slice(0, 500);
  const code = error.responseCode ?? 0;
  if (code >= 500 && ABOUT_THE_LETTER.includes(error.command ?? '')) return { outcome: 'refused', said };
  if (code >= 400) return { outcome: 'failed', said };
  return { outcome: isHandedOver ? 'unknown' : 'failed', said };
}

/**
 * Hands one letter to the mail server, once. The last line, without which no server takes a mail, is written only after `beforeLastByte`
 * has resolved: until then whatever goes wrong is `failed` and can be tried again; after it only the server's own word is believed, and
 * without one the result is `unknown`.
 */
export async function sendMail(letter: Letter, handing: Handing): Promise<MailResult> {
  const { host, port, secure, auth, from, name } = server();
  const patience = handing.patience ?? PATIENCE;
  const { raw, sender } = await bytesOf(letter, from);
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    name,
    requireTLS: Boolean(auth) && !secure && !LOOPBACK.test(host),
    connectionTimeout: patience.connectMs,
    dnsTimeout: patience.connectMs,
    greetingTimeout: patience.greetingMs,
    socketTimeout: patience.idleMs,
    socketCloseTimeout: 0,
  });
  let isHandedOver = false;
  async function* content() {
    yield raw;
    await handing.beforeLastByte();
    isHandedOver = true;
  }
  return new Promise((resolve) => {
    let isOver = false;
    const end = (result: MailResult) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(deadline);
      handing.signal?.removeEventListener('abort', stop);
      resolve(result);
      if (result.outcome === 'accepted') connection.quit();
      else connection.close();
    };
    const fail = (error: Error) => end(failureOf(error, isHandedOver));
    const stop = () => end({ outcome: isHandedOver ? 'unknown' : 'stopped', said: 'the worker stops' });
    const deadline = setTimeout(() => {
      if (!isHandedOver) fail(new Error('the mail server took too long'));
    }, patience.beforeLastByteMs);
    const deliver = () =>
      connection.send(
        { from: sender, to: [letter.to.address], size: raw.length },
        Readable.from(content()),
        (error, info) => (error ? fail(error) : end({ outcome: 'accepted', said: info?.response ?? '' })),
      );
    connection.on('error', fail);
    connection.once('end', () => fail(new Error('the mail server closed the connection')));
    handing.signal?.addEventListener('abort', stop, { once: true });
    if (handing.signal?.aborted) return stop();
    connection.connect((error) => {
      if (error) fail(error);
      else if (auth) connection.login(auth, (refused) => (refused ? fail(refused) : deliver()));
      else deliver();
    });
  });
}
