import { claimMails, countWaiting, nextMailMs, post, settleMails } from '@/lib/notifications/handlers/send';
import type { Patience } from '@/lib/platform/mail';
import { messagesIn } from '@/messages';
import { startPosting } from './posting';
import type { Pump } from './pump';

/** Keeps posting the notifications that are due. */
export const startMails = (patience?: Patience): Pump =>
  startPosting({
    name: 'mails',
    atOnce: 4,
    settle: settleMails,
    claim: claimMails,
    post: (claimed, signal) => post(claimed, { words: messagesIn, signal, ...(patience ? { patience } : {}) }),
    nextMs: nextMailMs,
    countWaiting,
  });
