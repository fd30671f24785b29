import type { Sending } from '@/lib/delivery/handlers/deliver';
import { closeDatabases } from '@/lib/platform/db';
import { listen, stopListening } from '@/lib/platform/listen';
import { startImports } from './imports';
import { startLanes } from './lanes';
import { startLinks } from './links';
import { startMails } from './mails';
import { startNotices } from './notices';
import { startOutbox } from './outbox';
import { startSchedule } from './schedule';
import { sweep } from './sweep';

/**
 * Starts the worker: every new event wakes the outbox and the notices, every delivery its lane, every notice the mails, the schedule sweeps and looks again. Returns what stops
 * it: nothing new is taken, what is on its way may end (8 seconds), then all connections close.
 */
export async function startWorker(sending: Omit<Sending, 'signal'> = {}): Promise<() => Promise<void>> {
  const lanes = startLanes(sending);
  const outbox = startOutbox(lanes.wake);
  const mails = startMails();
  const notices = startNotices(mails.wake);
  const imports = startImports();
  const links = startLinks();
  const onEvent = () => {
    outbox.wake();
    notices.wake();
  };
  const wakeAll = () => {
    onEvent();
    lanes.wake();
    mails.wake();
    imports.wake();
    links.wake();
  };
  const unlisten = listen({
    onNotice: (notice) => {
      onEvent();
      if (notice.type === 'service_message') imports.wake();
    },
    onLink: links.wake,
    onGap: wakeAll,
  });
  wakeAll();
  const stopSchedule = await startSchedule(async () => {
    wakeAll();
    await sweep();
  });
  return async () => {
    unlisten();
    await Promise.all([
      outbox.stop(),
      lanes.stop(),
      notices.stop(),
      mails.stop(),
      imports.stop(),
      links.stop(),
      stopSchedule(),
      stopListening(),
    ]);
    await closeDatabases();
  };
}
