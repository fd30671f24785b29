import { keepsMail, sendsMail } from '@/lib/platform/mail';

/** What became of the mail: on its way, sent, in a demo's folder, waiting for a mail server that is not set up, or failed. */
export type MailFate = 'waiting' | 'sent' | 'kept' | 'no_server' | 'failed' | 'unknown' | 'printed';

export function fateOf({ mail, attempts }: { mail: string; attempts: number }): MailFate {
  if (mail === 'sent' || mail === 'kept' || mail === 'unknown' || mail === 'printed') return mail;
  if (mail === 'refused' || mail === 'expired' || attempts > 1) return 'failed';
  return sendsMail() || keepsMail() ? 'waiting' : 'no_server';
}
