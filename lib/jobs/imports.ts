import { goOnWithImports } from '@/lib/message-center/handlers/run-imports';
import { type Pump, startPump } from './pump';

/** Keeps going on with imports of messages; asked to stop, it ends after the chunk that it is at. */
export function startImports(): Pump {
  let isStopped = false;
  const pump = startPump('imports', async () => {
    await goOnWithImports({ isStopped: () => isStopped });
    return null;
  });
  return {
    wake: pump.wake,
    stop: () => {
      isStopped = true;
      return pump.stop();
    },
  };
}
