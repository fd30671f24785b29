import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closes, drip, flood, hang, late, ok, type Receiver, redirect, startReceiver, status } from '@/test/receiver';
import { type Post, postGuarded } from './http';

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const post = (change: Partial<Post> = {}) =>
  postGuarded({
    url: receiver.url,
    headers: { 'webhook-id': 'one' },
    body: '{"é":1}',
    allowPrivate: ['127.0.0.1'],
    timeoutMs: 300,
    ...change,
  });

describe('a guarded post', () => {
  it('sends the bytes and headers given and tells what was answered', async () => {
    receiver.next(status(202, { 'retry-after': '7' }, 'taken\u0000'));
    expect(await post()).toEqual({ status: 202, retryAfter: '7', excerpt: 'taken', durationMs: expect.any(Number) });
    expect(receiver.received).toMatchObject([
      { id: 'one', body: '{"é":1}', headers: { 'content-length': '8', connection: 'close' } },
    ]);
  });

  it('follows no redirect', async () => {
    receiver.next(redirect(receiver.url));
    expect(await post()).toMatchObject({ status: 302 });
    expect(receiver.received).toHaveLength(1);
  });

  it.each([
    ['never answers', hang],
    ['answers too late', late(5_000)],
    ['sends its headers byte by byte', drip('headers', 20)],
    ['sends its body byte by byte', drip('body', 20)],
  ])('gives up in time on one that %s', async (_, behaviour) => {
    receiver.next(behaviour);
    const result = await post();
    expect(result).toMatchObject({ error: 'timeout' });
    expect(result.durationMs).toBeLessThan(2_000);
  });

  it('reads no more than it must of an endless answer', async () => {
    receiver.next(flood(1024 ** 3));
    const before = process.memoryUsage.rss();
    const result = await post({ timeoutMs: 5_000 });
    expect(result).toMatchObject({ status: 200, excerpt: 'x'.repeat(1_000) });
    expect(process.memoryUsage.rss() - before).toBeLessThan(50 * 1024 * 1024);
  });

  it('tells a connection that was cut from one that was refused', async () => {
    receiver.next(closes);
    expect(await post()).toMatchObject({ error: 'reset' });
    const { url } = receiver;
    await receiver.close();
    expect(await post({ url })).toMatchObject({ error: 'refused' });
  });

  it('stops when it is told to', async () => {
    receiver.next(hang);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect(await post({ signal: stop.signal, timeoutMs: 5_000 })).toMatchObject({ error: 'stopped' });
    expect(await post({ signal: stop.signal })).toMatchObject({ error: 'stopped' });
  });

  it('leaves no connection behind', async () => {
    receiver.next(ok, ok);
    await post();
    await post();
    expect(new Set(receiver.received.map((one) => one.headers.connection))).toEqual(new Set(['close']));
  });
});

describe('where it does not go', () => {
  const refusal = async (url: string, change: Partial<Post> = {}) => {
    const result = await post({ url, allowPrivate: [], ...change });
    return 'error' in result ? result.error : result.status;
  };

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://127.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a00:1]/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/',
    'https://100.64.0.1/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://168.63.129.16/',
    'https://[::]/',
  ])('%s', async (url) => {
    expect(await refusal(url)).toBe('private_address');
  });

  it.each([
    'http://169.254.169.254/',
    'https://[::ffff:169.254.169.254]/',
    'https://[fd00:ec2::254]/',
    'http://100.100.100.200/',
  ])('never %s, though it is listed', async (url) => {
    const { hostname } = new URL(url);
    expect(await refusal(url, { allowPrivate: [hostname, '169.254.169.254', hostname.replace(/[[\]]/g, '')] })).toBe(
      'private_address',
    );
  });

  it('other schemes, credentials, plain http to the public', async () => {
    expect(await refusal('ftp://desk.example/')).toBe('invalid_url');
    expect(await refusal('https://me:secret@desk.example/')).toBe('invalid_url');
    expect(await refusal('http://desk.example/')).toBe('insecure');
    expect(await refusal('http://203.1.2.3/', { allowPrivate: ['203.1.2.3'] })).toBe('insecure');
  });

  it('a name of which any address is private, asked for once', async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ];
    };
    expect(await refusal('https://desk.example/', { resolve })).toBe('private_address');
    expect(asked).toBe(1);
    expect(await refusal('https://desk.example/', { resolve: async () => [] })).toBe('dns');
    expect(await refusal('https://desk.example/', { resolve: () => new Promise(() => {}) })).toBe('timeout');
  });

  it('a listed name for whatever it names, but only at its port, and over http only inside', async () => {
    const { port } = new URL(receiver.url);
    const at = (address: string) => async () => [{ address, family: 4 }];
    const url = `http://desk.internal:${port}/`;
    expect(await refusal(url, { allowPrivate: [`desk.internal:${port}`], resolve: at('127.0.0.1') })).toBe(200);
    expect(await refusal(url, { allowPrivate: ['DESK.internal'], resolve: at('127.0.0.1') })).toBe(200);
    expect(await refusal(url, { allowPrivate: ['desk.internal:1'], resolve: at('127.0.0.1') })).toBe('insecure');
    expect(await refusal(url, { allowPrivate: ['desk.internal'], resolve: at('93.184.216.34') })).toBe('insecure');
    expect(await refusal(url, { allowPrivate: ['desk.internal'], resolve: at('169.254.169.254') })).toBe(
      'private_address',
    );
    expect(await refusal(`http://[::ffff:127.0.0.1]:${port}/`, { allowPrivate: [`127.0.0.1:${port}`] })).not.toBe(
      'private_address',
    );
  });
});
