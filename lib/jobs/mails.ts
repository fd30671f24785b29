import {
  type Claimed,
  claimMails,
  countWaiting,
  nextMailMs,
  post,
  settleMails,
} from '@/lib/notifications/handlers/send';
import { logger } from '@/lib/platform/logger';
import { keepsMail, type Patience, sendsMail } from '@/lib/platform/mail';
import { messagesIn } from '@/messages';
import { type Pump, startPump } from './pump';

/** Connections to the mail server at once. */
const AT_ONCE = 4;
/** Less than the supervisor's patience; a mail that is cut off after its last byte is unknown, and not sent again. */
const GRACE_MS = 8_000;

/**
 * Keeps posting what is due, four at once: to the mail server, or into the mailboxes of a demo. With neither, mails wait until there is a
 * server or they are too old, and the log says so once.
 */
export function startMails(patience?: Patience): Pump {
  const underWay = new Set<Promise<void>>();
  const giveUp = new AbortController();
  let isStopped = false;
  let isToldOf = false;

  const begin = (claimed: Claimed): void => {
    const attempt = post(claimed, { words: messagesIn, signal: giveUp.signal, ...(patience ? { patience } : {}) })
      .then(() => {})
      .catch((error: unknown) =>
        logger.error({ err: error, notification: claimed.id }, 'a mail could not be written; it comes again'),
      )
      .then(() => {
        underWay.delete(attempt);
        pump.wake();
      });
    underWay.add(attempt);
  };
  const pump = startPump('mails', async () => {
    await settleMails();
    if (!sendsMail() && !keepsMail()) {
      if (!isToldOf) logger.warn({ waiting: await countWaiting() }, 'no mail is sent: LIAISON_SMTP_URL is not set');
      isToldOf = true;
      return null;
    }
    const room = AT_ONCE - underWay.size;
    if (room <= 0 || isStopped) return null;
    const claimed = await claimMails(room);
    for (const one of claimed) begin(one);
    return claimed.length < room ? nextMailMs() : null;
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
