import { lookup as askNames } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { type AddressFault, faultOfAddress, readTarget, type Target } from './target-address';

export type SendError =
  | AddressFault
  | 'dns'
  | 'refused'
  | 'reset'
  | 'unreachable'
  | 'tls'
  | 'protocol'
  | 'timeout'
  | 'stopped'
  | 'network';

/** What a receiver answered, whatever its status; `retryAfter` as it wrote it, `excerpt` at most 1,000 characters. */
export type Answered = { status: number; retryAfter: string | null; excerpt: string; durationMs: number };
export type Unanswered = { error: SendError; durationMs: number };

type Address = { address: string; family: number };
/** Asks for the addresses of a host. */
export type Resolve = (host: string) => Promise<Address[]>;
export type Post = {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** From the first question for a name to the last byte of the answer. */
  timeoutMs?: number;
  maxResponseBytes?: number;
  /** `host` or `host:port` as they stand in addresses; see LIAISON_ALLOW_PRIVATE_TARGETS. */
  allowPrivate: readonly string[];
  signal?: AbortSignal;
  resolve?: Resolve;
};

class Fault extends Error {
  constructor(readonly code: SendError) {
    super(code);
  }
}

const EXCERPT_CHARACTERS = 1_000;
const BY_CODE: [RegExp, SendError][] = [
  [/^(ENOTFOUND|EAI_|ENODATA)/, 'dns'],
  [/^ECONNREFUSED$/, 'refused'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'reset'],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'unreachable'],
  [/^(HPE_|ERR_HTTP)/, 'protocol'],
  [/CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|^UNABLE_TO|^SELF_SIGNED|^HOSTNAME_MISMATCH/, 'tls'],
];

function errorOf(error: unknown): SendError {
  if (error instanceof Fault) return error.code;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? 'network';
}

const resolveAll: Resolve = (host) => askNames(host, { all: true });

const NAME_PATIENCE_MS = 2_000;

/** Null when the name of a receiver leads where it may be sent to, or nowhere at the moment: each sending asks for it anew. */
export async function faultOfName(target: Target, resolve: Resolve = resolveAll): Promise<AddressFault | null> {
  if (target.isLiteral) return null;
  const nothing: Address[] = [];
  const addresses = await Promise.race([
    resolve(target.host).catch(() => nothing),
    after(NAME_PATIENCE_MS, nothing, { ref: false }),
  ]);
  return faultOfAddresses(target, addresses);
}

function faultOfAddresses({ url, isListed }: Target, addresses: readonly Address[]): AddressFault | null {
  const isPlain = url.protocol === 'http:';
  return addresses.map(({ address }) => faultOfAddress(address, { isListed, isPlain })).find(Boolean) ?? null;
}

/** The first addresses found are the ones connected to, so that a name cannot change its mind after the check. */
const pinned =
  (addresses: Address[]): LookupFunction =>
  (_host, options, answer) => {
    const [first] = addresses;
    if (options.all) answer(null, addresses);
    else answer(null, first?.address ?? '', first?.family ?? 4);
  };

async function exchange(
  post: Post,
  signal: AbortSignal,
  onRequest: (request: http.ClientRequest) => void,
): Promise<IncomingMessage> {
  const target = readTarget(post.url, post.allowPrivate);
  if ('error' in target) throw new Fault(target.error);
  const isPlain = target.url.protocol === 'http:';
  const addresses = target.isLiteral ? [] : await (post.resolve ?? resolveAll)(target.host);
  signal.throwIfAborted();
  if (!target.isLiteral && addresses.length === 0) throw new Fault('dns');
  const fault = faultOfAddresses(target, addresses);
  if (fault) throw new Fault(fault);
  const client = isPlain ? http : https;
  const bytes = Buffer.from(post.body);
  return new Promise((resolve, reject) => {
    const request = client.request(target.url, {
      method: 'POST',
      headers: {
        ...post.headers,
        'content-length': String(bytes.length),
        'accept-encoding': 'identity',
        connection: 'close',
      },
      // An agent of its own: no connection outlives the request, no proxy is taken from the environment.
      agent: new client.Agent({ keepAlive: false }),
      ...(target.isLiteral ? {} : { lookup: pinned(addresses) }),
    });
    onRequest(request);
    request.once('response', resolve);
    request.on('error', reject);
    request.once('close', () => reject(new Fault('reset')));
    request.end(bytes);
  });
}

async function readExcerpt(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxBytes) break;
  }
  // A text column takes no NUL.
  return Buffer.concat(chunks).toString('utf8').replaceAll('\u0000', '').slice(0, EXCERPT_CHARACTERS).toWellFormed();
}

/**
 * Posts to an address of somebody else's choosing and never throws: redirects are not followed, private addresses are refused unless
 * listed, the whole takes `timeoutMs` (10,000) at most, and the answer is cut at `maxResponseBytes` (65,536).
 */
export async function postGuarded(post: Post): Promise<Answered | Unanswered> {
  const since = performance.now();
  const durationMs = () => Math.round(performance.now() - since);
  const { promise: cut, reject: onCut } = Promise.withResolvers<never>();
  cut.catch(() => {});
  const end = new AbortController();
  let request: http.ClientRequest | undefined;
  const stop = (code: SendError) => {
    onCut(new Fault(code));
    end.abort();
    request?.destroy();
  };
  const timer = setTimeout(() => stop('timeout'), post.timeoutMs ?? 10_000);
  const onStopped = () => stop('stopped');
  post.signal?.addEventListener('abort', onStopped);
  if (post.signal?.aborted) onStopped();
  try {
    const answer = exchange(post, end.signal, (made) => {
      request = made;
    }).then(async (response) => ({
      status: response.statusCode ?? 0,
      retryAfter: response.headers['retry-after'] ?? null,
      excerpt: await readExcerpt(response, post.maxResponseBytes ?? 64 * 1024),
    }));
    return { ...(await Promise.race([cut, answer])), durationMs: durationMs() };
  } catch (error) {
    return { error: errorOf(error), durationMs: durationMs() };
  } finally {
    clearTimeout(timer);
    post.signal?.removeEventListener('abort', onStopped);
    request?.destroy();
  }
}
