import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startImport } from '@/lib/message-center/commands/start-import';
import { getImport } from '@/lib/message-center/queries/imports';
import { storeExport } from '@/lib/message-center/store-export';
import { ownerSql, signIn, useDatabase } from '@/test/database';
import { done } from '@/test/outcomes';

useDatabase();

const MESSAGES = 5_000;
const row = (_: unknown, index: number) => ({
  id: `MC${100_000 + index}`,
  title: `Change number ${index}`,
  body: { contentType: 'html', content: `<p>Words of ${index}</p>` },
  category: 'stayInformed',
  severity: 'normal',
  isMajorChange: false,
  services: ['Exchange Online'],
  tags: ['User impact'],
  startDateTime: '2026-10-01T00:00:00Z',
  lastModifiedDateTime: '2026-10-02T00:00:00Z',
});

describe('a worker of its own', () => {
  let child: ChildProcess | undefined;
  const start = (): ChildProcess => {
    child = spawn(process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return child;
  };
  const killed = async (worker: ChildProcess) => {
    const ended = once(worker, 'exit');
    worker.kill('SIGKILL');
    return ended;
  };
  afterEach(async () => {
    if (child && child.exitCode === null && child.signalCode === null) await killed(child);
  });

  it('killed in the middle of an import of 5,000 messages: the next one ends it, with each message once', async () => {
    const wu = await signIn('wu');
    const text = JSON.stringify({ value: Array.from({ length: MESSAGES }, row) });
    const stored = await storeExport(Readable.from([Buffer.from(text)]));
    if (!stored) throw new Error('too large');
    const { id } = done(await startImport(wu, { fileName: 'export.json', ...stored }));
    const until = (check: (position: number) => void, interval = 20) =>
      vi.waitFor(async () => check((await getImport(wu, id)).position), { timeout: 240_000, interval });

    const first = start();
    await until((position) => expect(position).toBeGreaterThan(300));
    expect(await killed(first)).toEqual([null, 'SIGKILL']);
    const cut = await getImport(wu, id);
    expect(cut).toMatchObject({ state: 'running', addedCount: cut.position, total: MESSAGES });
    expect(cut.position).toBeLessThan(MESSAGES);

    start();
    await until((position) => expect(position).toBe(MESSAGES), 500);
    expect(await getImport(wu, id)).toMatchObject({ state: 'done', addedCount: MESSAGES, refusedCount: 0 });
    const [count] = await ownerSql(
      `SELECT (SELECT count(*)::int FROM service_message WHERE origin = 'imported') AS messages,
              (SELECT count(*)::int FROM event WHERE name = 'service_message.imported') AS events`,
    );
    expect(count).toEqual({ messages: MESSAGES, events: MESSAGES });
  }, 500_000);
});
