import { logger } from '@/lib/platform/logger';

const SHORTEST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;

export type Pump = {
  /** Asks for a turn: now, or right after the one that runs. */
  wake(): void;
  /** No turn begins any more; resolves when the last one has ended. */
  stop(): Promise<void>;
};

/**
 * Runs `turn`, one at a time, whenever it is woken and when the milliseconds that it answered are over (0: more to do). A turn that
 * throws is tried again after a growing pause, of 15 seconds at most.
 */
export function startPump(name: string, turn: () => Promise<number | null>): Pump {
  let isStopped = false;
  let isWoken = false;
  let pauseMs = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const runOnce = async (): Promise<number> => {
    try {
      const nextMs = await turn();
      pauseMs = FIRST_PAUSE_MS;
      return nextMs === null ? LONGEST_WAIT_MS : Math.min(nextMs, LONGEST_WAIT_MS);
    } catch (error) {
      logger.error({ err: error, pump: name, pauseMs }, 'a turn of the worker failed, trying again');
      const waitMs = pauseMs;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      return waitMs;
    }
  };
  const run = async (): Promise<void> => {
    let waitMs = 0;
    do {
      isWoken = false;
      waitMs = await runOnce();
    } while (isWoken && !isStopped);
    running = undefined;
    if (!isStopped) timer = setTimeout(wake, Math.max(waitMs, SHORTEST_WAIT_MS));
  };
  const wake = (): void => {
    if (isStopped) return;
    isWoken = true;
    if (running) return;
    clearTimeout(timer);
    running = run();
  };

  return {
    wake,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
