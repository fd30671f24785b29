import { z } from 'zod';

/** What a person can choose to be told by mail. */
export const KINDS = [
  'requests',
  'requests_team',
  'requests_summary',
  'cases',
  'cases_team',
  'change_requests',
  'subscriptions',
  'prices',
  'health_followed',
  'health',
  'message_privacy',
  'message_major',
  'message_other',
  'tenant',
  'communications',
  'standing',
  'relations',
] as const;
export type Kind = (typeof KINDS)[number];

/** The kinds that shall come by mail; those not named, of what the person was offered, shall not. */
export const choicesForm = z.object({
  mails: z
    .string()
    .default('')
    .transform((csv) => csv.split(',').filter(Boolean))
    .pipe(z.array(z.enum(KINDS, 'choose'))),
});

/** Where a mail, or what should have become one, can lie until a person looks at it. */
export const TROUBLES = ['refused', 'unknown', 'parked'] as const;
export const resendForm = z.object({ id: z.uuid('required') });

export const mailId = z.uuid('required');
