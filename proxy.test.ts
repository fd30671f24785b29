import {
  unstable_getResponseFromNextConfig as configured,
  unstable_doesMiddlewareMatch as doesMatch,
} from 'next/experimental/testing/server';
import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it } from 'vitest';
import nextConfig from './next.config';
import { config, proxy } from './proxy';

const ORIGIN = 'http://localhost:3000';
const ID = '00000000-0000-4000-8000-000000000001';
const passes = (path: string) => doesMatch({ config, nextConfig, url: ORIGIN + path });
const policyOf = (answer: Response) => answer.headers.get('content-security-policy');

function ask(
  path: string,
  { signedIn = false, ...init }: { signedIn?: boolean; method?: string; headers?: Record<string, string> } = {},
) {
  const cookie: Record<string, string> = signedIn ? { cookie: 'liaison.session=x' } : {};
  return proxy(new NextRequest(ORIGIN + path, { ...init, headers: { ...init.headers, ...cookie } }));
}

beforeAll(() => {
  process.env.LIAISON_SECRET = 'the secret of this test, 32 characters';
});

describe('what passes the proxy', () => {
  it.each([
    '/_next/static/chunks/0a~b.js',
    '/favicon.ico',
    '/icon.svg',
    '/api/uploads',
    '/api/imports',
    '/api/live',
    `/api/attachments/${ID}`,
  ])('not %s', (path) => expect(passes(path)).toBe(false));

  it.each([
    '/',
    '/support-requests',
    '/_next/staticx',
    '/_next/static/%E0',
    '/favicon.icox',
    '/faviconxico',
    '/icon.svg/x',
    '/api/uploadsx',
    '/api/imports/x',
    '/api/uploads/x',
    '/api/live-look-alike',
    '/api/attachments',
    '/api/attachments/%E0',
    `/api/attachments/${ID}/x`,
    '/service-health/%E0',
  ])('%s', (path) => expect(passes(path)).toBe(true));
});

describe('the proxy', () => {
  it.each(['/service-health/%E0', '/api/attachments/%E0', '/%'])('answers %s itself', (path) => {
    for (const signedIn of [true, false]) {
      const answer = ask(path, { signedIn });
      expect(answer.status).toBe(400);
      expect(policyOf(answer)).toBe("default-src 'none'; frame-ancestors 'none'");
    }
  });

  it.each(['/livez2', '/sign-in-x', '/support-requests', '/apix'])(
    'sends the signed-out from %s to sign in',
    (path) => {
      const answer = ask(path);
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        `${ORIGIN}/sign-in?returnTo=${encodeURIComponent(path)}`,
      ]);
    },
  );

  it.each(['/sign-in', '/livez', '/readyz', '/api/nothing'])('lets the signed-out to %s', (path) => {
    expect(ask(path).status).toBe(200);
  });

  it('takes no more than a form from the signed-out', () => {
    const send = (headers: Record<string, string>, signedIn = false, method = 'POST') =>
      ask('/sign-in', { method, headers, signedIn }).status;
    expect(send({ 'content-length': '65536' })).toBe(200);
    expect(send({ 'content-length': '65537' })).toBe(413);
    expect(send({ 'content-length': 'many' })).toBe(413);
    expect(send({ 'transfer-encoding': 'chunked' })).toBe(413);
    expect(send({ 'content-length': '65537' }, false, 'PUT')).toBe(413);
    expect(send({ 'content-length': '65537' }, true)).toBe(200);
  });

  it('answers a form that was sent to another host in a sentence, before the framework does with a fault of its own', async () => {
    const send = (headers: Record<string, string>) =>
      ask('/sign-in', { method: 'POST', headers: { 'content-length': '9', origin: ORIGIN, ...headers } });
    const refused = send({ host: 'evil.example' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toBe(
      'Sent to a host that is not the one of this site. A proxy in front of it must pass Host on.\n',
    );
    expect(send({ host: 'localhost:3000' }).status).toBe(200);
    expect(send({ host: 'web:3000', 'x-forwarded-host': 'localhost:3000, web:3000' }).status).toBe(200);
    expect(send({ host: 'evil.example', 'x-forwarded-host': 'evil.example' }).status).toBe(400);
    expect(send({ host: 'evil.example', origin: 'https://evil.example' }).status).toBe(403);
  });

  it('gives each page a policy of its own', () => {
    const policies = [1, 2].map(() => policyOf(ask('/sign-in')));
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
    expect(policies[0]).not.toBe(policies[1]);
  });
});

describe('what the proxy does not cover', () => {
  it.each([
    ['/_next/static/chunks/a.js', "default-src 'none'; frame-ancestors 'none'"],
    ['/api/live', "default-src 'none'; frame-ancestors 'none'"],
    [`/api/attachments/${ID}`, "sandbox; default-src 'none'; frame-ancestors 'none'"],
  ])('%s has a policy all the same', async (path, policy) => {
    const answer = await configured({ url: ORIGIN + path, nextConfig });
    expect(policyOf(answer)).toBe(policy);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
