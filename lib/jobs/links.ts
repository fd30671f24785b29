import {
  type Claimed,
  claimLinks,
  countWaitingLinks,
  nextLinkMs,
  postLink,
  settleLinks,
} from '@/lib/identity/handlers/send-links';
import { logger } from '@/lib/platform/logger';
import { keepsMail, type Patience, sendsMail } from '@/lib/platform/mail';
import { messagesIn } from '@/messages';
import { type Pump, startPump } from './pump';

/** Connections to the mail server at once, beside those of the notifications. */
const AT_ONCE = 2;
/** Less than the supervisor's patience. */
const GRACE_MS = 8_000;

/**
 * Keeps mailing the links that open accounts: over the mail server, or as files of a demo. With neither they wait until there is a server,
 * and the log says so once.
 */
export function startLinks(patience?: Patience): Pump {
  const underWay = new Set<Promise<void>>();
  const giveUp = new AbortController();
  let isStopped = false;
  let isToldOf = false;

  const begin = (claimed: Claimed): void => {
    const attempt = postLink(claimed, { words: messagesIn, signal: giveUp.signal, ...(patience ? { patience } : {}) })
      .then(() => {})
      .catch((error: unknown) =>
        logger.error({ err: error, link: claimed.id }, 'a mail about an account could not be written; it comes again'),
      )
      .then(() => {
        underWay.delete(attempt);
        pump.wake();
      });
    underWay.add(attempt);
  };
  const pump = startPump('links', async () => {
    await settleLinks();
    if (!sendsMail() && !keepsMail()) {
      const waiting = isToldOf ? 0 : await countWaitingLinks();
      if (waiting > 0) {
        logger.warn({ waiting }, 'mails that open accounts wait: LIAISON_SMTP_URL is not set');
        isToldOf = true;
      }
      return null;
    }
    const room = AT_ONCE - underWay.size;
    if (room <= 0 || isStopped) return null;
    const claimed = await claimLinks(room);
    for (const one of claimed) begin(one);
    return claimed.length < room ? nextLinkMs() : null;
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
