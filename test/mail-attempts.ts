import { afterAll, beforeAll, beforeEach } from 'vitest';
import { messagesIn } from '@/messages';
import { acts, givenFiled, type Mail, mails, startMailAfresh } from './mail-stories';
import { type Smtp, startSmtp } from './smtp';

/** Less than a person would have, so that a server that hangs is given up soon. */
export const PATIENCE = { connectMs: 500, greetingMs: 500, idleMs: 700, beforeLastByteMs: 2_000 };

/** A mail server for a test file whose mails go to it; each test begins with one that takes everything, and with no mail. */
export function useSmtp(): { current: () => Smtp } {
  let smtp: Smtp;
  beforeAll(async () => {
    smtp = await startSmtp();
    process.env.LIAISON_SMTP_URL = smtp.url;
    process.env.LIAISON_MAIL_FROM = 'Liaison <portal@liaison.example>';
  });
  afterAll(async () => {
    delete process.env.LIAISON_SMTP_URL;
    delete process.env.LIAISON_MAIL_FROM;
    await smtp.close();
  });
  beforeEach(async () => {
    smtp.behaviour = {};
    smtp.received.splice(0);
    smtp.connections = 0;
    await startMailAfresh();
  });
  return { current: () => smtp };
}

const sending = () => import('@/lib/notifications/handlers/send');

/** lin replied to a request of hana's, and hana is to be told. */
export async function givenNotice(): Promise<void> {
  const { fanOutNotifications } = await import('@/lib/notifications/handlers/fan-out');
  await acts('lin', await givenFiled(), 'replied');
  await fanOutNotifications();
}

/** One attempt at all that is due, as one worker would make it; what became of each. */
export async function attempt(signal?: AbortSignal): Promise<(string | null)[]> {
  const { claimMails, post } = await sending();
  const claimed = await claimMails(10);
  const posting = { words: messagesIn, patience: PATIENCE, ...(signal ? { signal } : {}) };
  return Promise.all(claimed.map((one) => post(one, posting)));
}

/** Takes one mail and does nothing with it, as a worker that is killed. */
export const claimAndDie = async () => (await (await sending()).claimMails(1)).length;
export const settle = async () => (await sending()).settleMails();
export const onlyMail = async (): Promise<Mail | undefined> => (await mails())[0];

/** A header of a mail as it was received, unfolded. */
export const header = (source: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(source)?.[1]?.replace(/\r\n\s+/g, ' ');
