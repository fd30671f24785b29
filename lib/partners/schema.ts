import { z } from 'zod';
import { versionOrNone as version } from '@/lib/shared/form-text';
import { supportContact } from '@/lib/shared/support-contact';

/** P11: how a partner supports its customers, as they read it. */
export const supportProfileForm = z.object({ version, ...supportContact });
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
