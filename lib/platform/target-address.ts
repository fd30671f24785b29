import ipaddr from 'ipaddr.js';

export type AddressFault = 'invalid_url' | 'insecure' | 'private_address';
export type Target = { url: URL; host: string; isLiteral: boolean; isListed: boolean };

const PRIVATE_RANGES = ['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'];

/** Where clouds answer with credentials: never a receiver, whatever is allowed. The whole link-local range is refused besides. */
const METADATA = ['169.254.169.254', 'fd00:ec2::254', 'fd20:ce::254', '100.100.100.200', '168.63.129.16'];

/** Names that are this machine's own wherever they are asked for (RFC 6761). */
const THIS_MACHINE = /^(.+\.)?localhost$/;

const isAddress = (host: string): boolean => ipaddr.isValid(host);
const plain = (host: string): string => {
  const bare = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  return isAddress(bare) ? ipaddr.process(bare).toString() : bare;
};

/** The entries of a comma separated setting: `host`, `host:port` or `[address]:port`. */
export const listedTargets = (setting: string): string[] =>
  setting
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

function isEntryFor(entry: string, host: string, port: string): boolean {
  if (isAddress(entry)) return plain(entry) === host;
  const match = /^(.*?)(?::(\d+))?$/.exec(entry);
  return plain(match?.[1] ?? '') === host && (match?.[2] === undefined || match[2] === port);
}

/** Null when this address may be connected to; `isPlain` asks for one that plain http may go to. */
export function faultOfAddress(
  address: string,
  { isListed, isPlain }: { isListed: boolean; isPlain: boolean },
): AddressFault | null {
  if (!isAddress(address)) return 'private_address';
  const found = ipaddr.process(address);
  if (METADATA.includes(found.toString())) return 'private_address';
  const range = found.range();
  if (range === 'unicast') return isPlain ? 'insecure' : null;
  return isListed && PRIVATE_RANGES.includes(range) ? null : 'private_address';
}

/**
 * Reads a receiver's address as far as that is possible without asking for names: https anywhere public, http and private addresses
 * only for what `allowPrivate` lists. The host is in its plain form, whatever spelling it came in.
 */
export function readTarget(text: string, allowPrivate: readonly string[]): Target | { error: AddressFault } {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password)
    return { error: 'invalid_url' };
  const host = plain(url.hostname);
  const isPlain = url.protocol === 'http:';
  const port = url.port || (isPlain ? '80' : '443');
  const isListed = allowPrivate.some((entry) => isEntryFor(entry, host, port));
  const isLiteral = isAddress(host);
  if (isLiteral) {
    const error = faultOfAddress(host, { isListed, isPlain });
    if (error) return { error };
  } else if (!isListed && THIS_MACHINE.test(host)) {
    return { error: 'private_address' };
  } else if (isPlain && !isListed) {
    return { error: 'insecure' };
  }
  return { url, host, isLiteral, isListed };
}
