import { z } from 'zod';
import { longerThan } from '@/lib/shared/form-text';
import { plainLine } from '@/lib/shared/plain-text';

const PHONE = /^[+\d][\d\s()/.-]{3,38}\d$/;
const line = (longest: number) =>
  z
    .string('required')
    .transform(plainLine)
    .pipe(z.string().min(1, 'required').max(longest, longerThan(longest)));
const version = z.coerce.number().int().min(0).max(2_147_483_647);

const isWebAddress = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
};

/** P11: how a partner supports its customers, as they read it. */
export const supportProfileForm = z.object({
  version,
  supportWebsite: line(300).refine(isWebAddress, 'web_address'),
  supportEmail: line(254).pipe(z.email('email')),
  supportPhone: line(40).refine((value) => PHONE.test(value), 'phone'),
  supportHours: line(200),
  supportLanguages: line(200),
});
export const SUPPORT_FIELDS = [
  'supportWebsite',
  'supportEmail',
  'supportPhone',
  'supportHours',
  'supportLanguages',
] as const;

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const time = z.string('time').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');

/** One person's shift on each of the chosen weekdays; what ends before its beginning ends on the next day. */
export const shiftForm = z
  .object({
    personId: z.uuid('choose'),
    weekdays: z
      .string('choose')
      .min(1, 'choose')
      .transform((csv) => [...new Set(csv.split(','))])
      .pipe(z.array(z.enum(WEEKDAYS, 'choose')).min(1, 'choose')),
    from: time,
    to: time,
  })
  // The same time twice is a slip far more often than a whole day; two shifts say that.
  .refine(({ from, to }) => from !== to, {
    path: ['to'],
    message: 'shift_length',
    // Said with the other faults, not after them.
    when: ({ value }) => typeof value === 'object' && value !== null,
  });
export const removeShiftForm = z.object({ id: z.uuid('required') });
export const zoneForm = z.object({
  version,
  timeZone: z
    .string('choose')
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'choose'),
});
