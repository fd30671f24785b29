import {
  type Claimed,
  claimDue,
  deliver,
  enabledTargets,
  nextDeliveryMs,
  type Sending,
} from '@/lib/delivery/handlers/deliver';
import { logger } from '@/lib/platform/logger';
import { type Pump, startPump } from './pump';

const PER_TARGET = 4;
/** Less than the supervisor's patience, so that the last answers are still written down. */
const GRACE_MS = 8_000;

/** Keeps delivering what is due, to each target at most four at once, so that a slow receiver holds up nobody but itself. */
export function startLanes(sending: Omit<Sending, 'signal'> = {}): Pump {
  const lanes = new Map<string, Set<Promise<void>>>();
  const giveUp = new AbortController();
  let isStopped = false;

  const inLane = (targetId: string): Set<Promise<void>> => {
    const lane = lanes.get(targetId) ?? new Set();
    lanes.set(targetId, lane);
    return lane;
  };
  const begin = (targetId: string, claimed: Claimed): void => {
    const lane = inLane(targetId);
    const attempt = deliver(claimed, { ...sending, signal: giveUp.signal })
      .catch((error: unknown) =>
        logger.error({ err: error, delivery: claimed.id }, 'an attempt could not be written down; it comes again'),
      )
      .then(() => {
        lane.delete(attempt);
        pump.wake();
      });
    lane.add(attempt);
  };
  const pump = startPump('deliveries', async () => {
    const withRoom: string[] = [];
    for (const targetId of await enabledTargets()) {
      const room = PER_TARGET - inLane(targetId).size;
      if (room <= 0 || isStopped) continue;
      const claimed = await claimDue(targetId, room);
      for (const one of claimed) begin(targetId, one);
      if (claimed.length < room) withRoom.push(targetId);
    }
    return nextDeliveryMs(withRoom);
  });
  return {
    wake: pump.wake,
    stop: async () => {
      isStopped = true;
      await pump.stop();
      const patience = setTimeout(() => giveUp.abort(), GRACE_MS);
      await Promise.all([...lanes.values()].flatMap((lane) => [...lane]));
      clearTimeout(patience);
    },
  };
}
