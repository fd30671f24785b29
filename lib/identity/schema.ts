import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { longerThan } from '@/lib/shared/form-text';

/** Canonical first, then checked: NFKC would let a look-alike "@" through afterwards. */
export const emailAddress = z
  .string()
  .max(254, longerThan(254))
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email('email').max(254, longerThan(254)));

export const signInForm = z.object({
  email: emailAddress,
  password: z.string().min(1, 'required').max(200, longerThan(200)),
});

export const TIME_ZONES = [
  'Asia/Shanghai',
  'Asia/Taipei',
  'Europe/Berlin',
  'Europe/London',
  'America/Los_Angeles',
  'America/New_York',
  'UTC',
] as const;

export const preferencesForm = z.object({
  locale: z.enum(LOCALES, 'choose'),
  timeZone: z.enum(TIME_ZONES, 'choose'),
});
