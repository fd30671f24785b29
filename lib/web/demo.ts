import { isDemo } from '@/lib/platform/env';
import { keepsMail } from '@/lib/platform/mail';

export const isDemoWorld = (): boolean => isDemo();

/** Whether people find their mails here, as no mail server is set up. */
export const hasMailbox = (): boolean => keepsMail();
