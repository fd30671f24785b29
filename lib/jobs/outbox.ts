import { fanOut, nextFanOutMs } from '@/lib/delivery/handlers/fan-out';
import { type Pump, startPump } from './pump';

/** Keeps turning new events into deliveries; `onDeliveries` is called when there may be some. */
export function startOutbox(onDeliveries: () => void): Pump {
  let isStopped = false;
  const pump = startPump('outbox', async () => {
    while (!isStopped && (await fanOut()) > 0) onDeliveries();
    return isStopped ? null : nextFanOutMs();
  });
  return {
    wake: pump.wake,
    stop: () => {
      isStopped = true;
      return pump.stop();
    },
  };
}
