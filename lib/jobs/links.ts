import { claimLinks, countWaitingLinks, nextLinkMs, postLink, settleLinks } from '@/lib/identity/handlers/send-links';
import type { Patience } from '@/lib/platform/mail';
import { messagesIn } from '@/messages';
import { startPosting } from './posting';
import type { Pump } from './pump';

/** Keeps mailing the links that open accounts, beside the notifications. */
export const startLinks = (patience?: Patience): Pump =>
  startPosting({
    name: 'links',
    atOnce: 2,
    settle: settleLinks,
    claim: claimLinks,
    post: (claimed, signal) => postLink(claimed, { words: messagesIn, signal, ...(patience ? { patience } : {}) }),
    nextMs: nextLinkMs,
    countWaiting: countWaitingLinks,
  });
