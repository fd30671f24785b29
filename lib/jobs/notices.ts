import { fanOutNotifications, nextNoticeMs } from '@/lib/notifications/handlers/fan-out';
import { type Pump, startPump } from './pump';

/** Keeps turning new events into notifications, beside the outbox and never in its way; `onNotices` is called when there may be some. */
export function startNotices(onNotices: () => void): Pump {
  let isStopped = false;
  const pump = startPump('notices', async () => {
    while (!isStopped && (await fanOutNotifications()) > 0) onNotices();
    return isStopped ? null : nextNoticeMs();
  });
  return {
    wake: pump.wake,
    stop: () => {
      isStopped = true;
      return pump.stop();
    },
  };
}
