import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PEOPLE } from '@/test/cast';
import { adminSql, ownerSql, useDatabase } from '@/test/database';
import { attempts, deliveries, givenEscalation, givenTarget, happens, startAfresh, timePasses } from '@/test/outbox';
import { hang, late, ok, type Receiver, startReceiver, status } from '@/test/receiver';
import { attachmentRow, draftFileRow, ownerInserts } from '@/test/rows';
import { givenMail } from '@/test/rows-notifications';

vi.stubEnv('LIAISON_ALLOW_PRIVATE_TARGETS', '127.0.0.1');
useDatabase();

const until = (check: () => void | Promise<void>, timeout = 15_000) => vi.waitFor(check, { timeout, interval: 25 });
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  receiver.otherwise = ok;
  await startAfresh(receiver);
});

describe('in one process', () => {
  let stop: (() => Promise<void>) | undefined;
  const start = async (timeoutMs = 500) => {
    const { startWorker } = await import('./worker');
    stop = await startWorker({ timeoutMs, random: () => 0 });
  };
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  it('delivers what happens at once, and what happened while it was away', async () => {
    await givenTarget(receiver.url, ['escalation.replied']);
    await happens(await givenEscalation());
    await start();
    await until(() => expect(receiver.received).toHaveLength(1));
    const since = Date.now();
    await happens(await givenEscalation());
    await until(() => expect(receiver.received).toHaveLength(2));
    expect((receiver.received[1]?.at ?? 0) - since).toBeLessThan(5_000);
    await until(async () => expect((await deliveries()).map((one) => one.state)).toEqual(['delivered', 'delivered']));
  });

  it('comes again by itself when a wait is over', async () => {
    await givenTarget(receiver.url, ['escalation.replied']);
    await start();
    receiver.next(status(503));
    await happens(await givenEscalation());
    await until(() => expect(receiver.received).toHaveLength(2));
    const [first, second] = receiver.received;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(3_900);
    expect(second?.id).toBe(first?.id);
  });

  it('sends at most four at once to a target, and a slow one holds up no other', async () => {
    const slow = await startReceiver();
    const held: (() => void)[] = [];
    slow.otherwise = (response) => void held.push(() => response.end());
    await givenTarget(slow.url, ['escalation.closed']);
    await givenTarget(receiver.url, ['escalation.replied']);
    for (let index = 0; index < 9; index += 1)
      await happens(await givenEscalation(), 'operator_partner', { name: 'escalation.closed' });
    for (let index = 0; index < 20; index += 1) await happens(await givenEscalation());
    await start(10_000);
    await until(() => expect(receiver.received).toHaveLength(20));
    await until(() => expect(slow.received).toHaveLength(4));
    await until(async () => expect((await deliveries()).filter((one) => one.state === 'delivered')).toHaveLength(20));
    expect(slow.received).toHaveLength(4);
    for (const release of held.splice(0)) release();
    await until(() => expect(held).toHaveLength(4));
    expect(slow.received).toHaveLength(8);
    slow.otherwise = ok;
    for (const release of held.splice(0)) release();
    await until(() => expect(slow.received).toHaveLength(9));
    await slow.close();
  });

  it('goes on after the database cut every connection', async () => {
    await givenTarget(receiver.url, ['escalation.replied']);
    await start();
    await happens(await givenEscalation());
    await until(() => expect(receiver.received).toHaveLength(1));
    await adminSql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename IN ('liaison_app', 'liaison_worker')",
    );
    await happens(await givenEscalation());
    await until(() => expect(receiver.received).toHaveLength(2));
  });

  it('keeps the order of a record', async () => {
    await givenTarget(receiver.url, ['escalation.replied']);
    await start();
    const escalation = await givenEscalation();
    receiver.otherwise = late(30);
    for (let index = 0; index < 8; index += 1) await happens(escalation);
    await until(() => expect(receiver.received).toHaveLength(8));
    expect(receiver.received.map((one) => one.id)).toEqual((await deliveries()).map((one) => one.id));
  });
});

describe('a process of its own', () => {
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], {
      env: { ...process.env, LIAISON_LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    await until(() => expect(said).toContain('the worker is running'));
    return child;
  };
  const exitOf = async (one: ChildProcess) =>
    one.exitCode === null && one.signalCode === null ? await once(one, 'exit') : [one.exitCode, one.signalCode];
  afterEach(async () => {
    child?.kill('SIGKILL');
    if (child) await exitOf(child);
  });

  it('lets what is on its way end when it is asked to leave, and takes nothing more', async () => {
    await givenTarget(receiver.url, ['escalation.replied']);
    const worker = await start();
    receiver.otherwise = late(1_000);
    const escalation = await givenEscalation();
    await happens(escalation);
    await happens(escalation);
    await until(() => expect(receiver.received).toHaveLength(1));
    worker.kill('SIGTERM');
    expect(await exitOf(worker)).toEqual([0, null]);
    expect((await deliveries()).map((one) => one.state)).toEqual(['delivered', 'pending']);
    expect(receiver.received).toHaveLength(1);
  });

  it('killed in the middle of an attempt leaves a lease; the next worker sends the same id and bytes', async () => {
    await givenTarget(receiver.url, ['escalation.replied']);
    const worker = await start();
    receiver.otherwise = hang;
    await happens(await givenEscalation());
    await until(() => expect(receiver.received).toHaveLength(1));
    worker.kill('SIGKILL');
    expect(await exitOf(worker)).toEqual([null, 'SIGKILL']);
    expect((await deliveries())[0]).toMatchObject({ state: 'pending', attempts: 1, leased_until: expect.any(Date) });
    receiver.otherwise = ok;
    await timePasses();
    await start();
    await until(() => expect(receiver.received).toHaveLength(2));
    const [first, second] = receiver.received;
    expect([second?.id, second?.body]).toEqual([first?.id, first?.body]);
    await until(async () => expect((await deliveries())[0]).toMatchObject({ state: 'delivered', attempts: 2 }));
    expect(await attempts(first?.id ?? '')).toMatchObject([
      { attempt: 1, error: 'interrupted' },
      { attempt: 2, status: 200 },
    ]);
  });

  it('says in one line what is missing', async () => {
    const { DATABASE_WORKER_URL: _, ...env } = process.env;
    child = spawn(process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    expect(await exitOf(child)).toEqual([1, null]);
    expect(said).toBe('Liaison cannot start: DATABASE_WORKER_URL is not set\n');
  });
});

describe('the sweep', () => {
  it('takes away what is over and nothing else, files included, and runs by the clock', async () => {
    const { sweep } = await import('./sweep');
    const files = String(process.env.LIAISON_FILES);
    mkdirSync(files, { recursive: true });
    const escalation = await givenEscalation();
    const hana = PEOPLE.hana.id;
    const old = '2026-01-05T00:00:00Z';
    const young = { ...draftFileRow('hana'), storage_key: 'young', created_at: new Date().toISOString() };
    const unsent = { ...draftFileRow('hana'), storage_key: 'waiting', created_at: old };
    const lost = { ...draftFileRow('hana'), storage_key: 'lost', created_at: old };
    const sent = { ...attachmentRow('hana', escalation, 'operator_partner'), storage_key: 'sent', created_at: old };
    for (const row of [young, unsent, lost, sent]) await ownerInserts('attachment', row);
    for (const key of ['young', 'waiting', 'sent']) writeFileSync(path.join(files, key), 'x');
    mkdirSync(path.join(files, 'unsent', 'browser'), { recursive: true });
    for (const [name, at] of [
      ['new', new Date()],
      ['forgotten', new Date(old)],
    ] as const) {
      writeFileSync(path.join(files, 'unsent', 'browser', name), 'x');
      utimesSync(path.join(files, 'unsent', 'browser', name), at, at);
    }
    const mail = await givenMail('hana', await happens(escalation), 'An old mail');
    await givenMail('lin', await happens(escalation), 'A young mail');
    await ownerSql('UPDATE notification SET finished_at = $1 WHERE id = $2', [old, mail]);
    for (const at of [young.created_at, old]) {
      await ownerInserts('draft', {
        person_id: hana,
        key: crypto.randomUUID(),
        kind: 'message',
        subject: 'x',
        fields: '{}',
        updated_at: at,
      });
      await ownerInserts('rate_limit', { key: at, points: 1, expire: new Date(at).getTime() + 60_000 });
      await ownerInserts('session', {
        id_hash: at,
        person_id: hana,
        idle_minutes: 5,
        ends_at: new Date(new Date(at).getTime() + 60_000).toISOString(),
      });
    }
    const boss = await ownerSql<{ cron: string }>("SELECT cron FROM pgboss.schedule WHERE name = 'sweep'");
    expect(boss).toEqual([{ cron: '* * * * *' }]);
    expect(await sweep()).toEqual({
      sessions: 1,
      drafts: 1,
      rateLimits: 1,
      attachments: 2,
      unsent: 1,
      notifications: 1,
      filesOfLeft: 0,
    });
    expect(await sweep()).toEqual({
      sessions: 0,
      drafts: 0,
      rateLimits: 0,
      attachments: 0,
      unsent: 0,
      notifications: 0,
      filesOfLeft: 0,
    });
    expect(readdirSync(files).sort()).toEqual(['sent', 'unsent', 'young']);
    expect(readdirSync(path.join(files, 'unsent', 'browser'))).toEqual(['new']);
  });
});
