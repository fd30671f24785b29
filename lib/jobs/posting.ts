import { logger } from '@/lib/platform/logger';
import { keepsMail, sendsMail } from '@/lib/platform/mail';
import { type Pump, startPump } from './pump';

/** Less than the supervisor's patience; a mail that is cut off after its last byte is unknown, and not sent again. */
const GRACE_MS = 8_000;

type Post<Claimed> = {
  name: string;
  /** Connections to the mail server at once. */
  atOnce: number;
  settle: () => Promise<void>;
  claim: (room: number) => Promise<Claimed[]>;
  post: (claimed: Claimed, signal: AbortSignal) => Promise<unknown>;
  nextMs: () => Promise<number | null>;
  countWaiting: () => Promise<number>;
};

/**
 * Keeps posting what is due, `atOnce` at a time: to the mail server, or as a demo keeps it. With neither, mails wait until there is a server
 * or they are too old, and the log says once how many.
 */
export function startPosting<Claimed extends { id: string }>(mails: Post<Claimed>): Pump {
  const underWay = new Set<Promise<void>>();
  const giveUp = new AbortController();
  let isStopped = false;
  let isToldOf = false;

  const begin = (claimed: Claimed): void => {
    const attempt = mails
      .post(claimed, giveUp.signal)
      .then(() => {})
      .catch((error: unknown) =>
        logger.error({ err: error, of: mails.name, id: claimed.id }, 'a mail could not be written; it comes again'),
      )
      .then(() => {
        underWay.delete(attempt);
        pump.wake();
      });
    underWay.add(attempt);
  };
  const tellOnce = async (): Promise<void> => {
    const waiting = isToldOf ? 0 : await mails.countWaiting();
    if (waiting === 0) return;
    isToldOf = true;
    logger.warn({ of: mails.name, waiting }, 'no mail is sent: LIAISON_SMTP_URL is not set');
  };
  const pump = startPump(mails.name, async () => {
    await mails.settle();
    if (!sendsMail() && !keepsMail()) {
      await tellOnce();
      return null;
    }
    const room = mails.atOnce - underWay.size;
    if (room <= 0 || isStopped) return null;
    const claimed = await mails.claim(room);
    for (const one of claimed) begin(one);
    return claimed.length < room ? mails.nextMs() : null;
  });
  return {
    wake: pump.wake,
    stop: async () => {
      isStopped = true;
      await pump.stop();
      const tooLong = setTimeout(() => giveUp.abort(), GRACE_MS);
      await Promise.all([...underWay]);
      clearTimeout(tooLong);
    },
  };
}
