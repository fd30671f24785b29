import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env';

const key = () => Buffer.from(hkdfSync('sha256', env().LIAISON_SECRET, '', 'liaison sealed fields', 32));

/** Encrypts a secret for a column: AES-256-GCM under the installation's key, as `v1.iv.tag.text` in base64url. */
export function seal(plain: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), iv, { authTagLength: 16 });
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return ['v1', ...[iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

/** Opens what seal() made; throws when it was altered or the key is another. */
export function unseal(sealed: string): string {
  const [version, iv, tag, text] = sealed.split('.');
  if (version !== 'v1' || !iv || !tag || text === undefined) throw new Error('not a sealed field');
  const decipher = createDecipheriv('aes-256-gcm', key(), Buffer.from(iv, 'base64url'), { authTagLength: 16 });
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
}

const hashKey = () => Buffer.from(hkdfSync('sha256', env().LIAISON_SECRET, '', 'liaison keyed hashes', 32));

/** A hash that only this installation can make: HMAC-SHA-256, as base64url. */
export const keyedHash = (plain: string): string => createHmac('sha256', hashKey()).update(plain).digest('base64url');
