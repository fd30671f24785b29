import type { Sending } from '@/lib/delivery/handlers/deliver';
import { closeDatabases } from '@/lib/platform/db';
import { listen, stopListening } from '@/lib/platform/listen';
import { startLanes } from './lanes';
import { startOutbox } from './outbox';
import { startSchedule } from './schedule';
import { sweep } from './sweep';

/**
 * Starts the worker: every new event wakes the outbox, every delivery its lane, the schedule sweeps and looks again. Returns what stops
 * it: nothing new is taken, what is on its way may end (8 seconds), then all connections close.
 */
export async function startWorker(sending: Omit<Sending, 'signal'> = {}): Promise<() => Promise<void>> {
  const lanes = startLanes(sending);
  const outbox = startOutbox(lanes.wake);
  const wakeAll = () => {
    outbox.wake();
    lanes.wake();
  };
  const unlisten = listen({ onNotice: outbox.wake, onGap: wakeAll });
  wakeAll();
  const stopSchedule = await startSchedule(async () => {
    wakeAll();
    await sweep();
  });
  return async () => {
    unlisten();
    await Promise.all([outbox.stop(), lanes.stop(), stopSchedule(), stopListening()]);
    await closeDatabases();
  };
}
