import { z } from 'zod';
import { withValues } from './errors';
import { plainLine, plainText } from './plain-text';

/** The fault of a text that is longer than a field takes, in characters: its sentence names the number. */
export const longerThan = (most: number): string => withValues('longer_than', { most });

/** The fault of a text that says too little; its sentence names how much is asked. */
export const shorterThan = (least: number): string => withValues('shorter_than', { least });

/** A text that a form asks for, cleaned, with the sentence for what is missing, too short or too long. */
export const checked = (clean: (text: string) => string, longest: number, shortest: number) =>
  z
    .string('required')
    .transform(clean)
    .pipe(z.string().min(1, 'required').min(shortest, shorterThan(shortest)).max(longest, longerThan(longest)));

/** What a form takes as a text of several lines: cleaned, and with the sentence for what is missing, too short or too long. */
export const text = (longest: number, shortest = 1) => checked(plainText, longest, shortest);
/** The same on one line. */
export const line = (longest: number, shortest = 1) => checked(plainLine, longest, shortest);
/** A text that may be left out: then it is ''. */
export const optionalText = (longest: number) =>
  z
    .string()
    .transform(plainText)
    .pipe(z.string().max(longest, longerThan(longest)))
    .default('');
/** A line that may be left out: then it is ''. */
export const optionalLine = (longest: number) =>
  z
    .string()
    .default('')
    .transform(plainLine)
    .pipe(z.string().max(longest, longerThan(longest)));
/** An address of a mailbox, at most 254 characters. */
export const email = z
  .string('required')
  .transform(plainLine)
  .pipe(z.string().min(1, 'required'))
  .pipe(z.email('email').max(254, longerThan(254)));

const PHONE = /^[+(\d][\d\s()/.-]{3,38}\d$/;
/** Whether it reads as a telephone number, with or without the country: +86 10 8888 0000, (010) 8888-0000. */
export const isPhone = (typed: string): boolean => PHONE.test(typed);
/** A telephone number that may be left out: then it is ''. */
export const optionalPhone = optionalLine(40).refine((typed) => typed === '' || isPhone(typed), 'phone');

/** The id of something in a list that the form offers. */
export const reference = (longest: number) =>
  z
    .string('choose')
    .regex(/^[a-z0-9._-]+$/i, 'choose')
    .max(longest, 'choose');
/** The id of a service of the catalogue, as far as its shape tells; whether there is such a one, the command says. */
export const serviceId = z.string('choose').regex(/^[a-z][a-z0-9-]{1,39}$/, 'choose');
const MOST_CHOSEN = 500;
/** Several of a form's choices, joined by commas, not more than any form offers; a fault is the whole field's. */
export const severalOf = (one: z.ZodType<string, string>) =>
  z
    .string()
    .default('')
    .transform((csv) => [...new Set(csv.split(',').filter(Boolean))])
    .refine((ids) => ids.length <= MOST_CHOSEN && ids.every((id) => one.safeParse(id).success), 'choose');
const MOST_VERSIONS = 2_147_483_647;
/** The version of a record that the person saw. */
export const version = z.coerce.number().int().positive().max(MOST_VERSIONS);
/** The same of a record that may not stand yet: then it is 0. */
export const versionOrNone = z.coerce.number().int().min(0).max(MOST_VERSIONS);

const FIVE_YEARS_MS = 5 * 365.25 * 86_400_000;
// In whatever zone: a day more or less does not matter here. What is no time at all is said elsewhere.
const isWithinFiveYears = (local: string): boolean => !(Date.parse(`${local}Z`) < Date.now() - FIVE_YEARS_MS);
const isInFiveYears = (local: string): boolean => !(Date.parse(`${local}Z`) > Date.now() + FIVE_YEARS_MS);

/** A wall-clock time as a datetime-local field sends it. */
const localTime = z
  .string('required')
  .min(1, 'required')
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'date_time');

/** Since when something is wrong, not more than five years ago. */
export const beganAt = localTime.refine(isWithinFiveYears, 'too_long_ago');
/** When something that customers are told of begins or ends: not before this century, not more than five years ahead. */
export const announcedAt = localTime
  .refine((local) => !/^[01]/.test(local), 'before_2000')
  .refine(isInFiveYears, 'too_far_ahead');

/** A number as typed, with the digits of an input method for Chinese read as what they are. */
export const plainDigits = (typed: string): string => typed.normalize('NFKC').trim();

const MOST_COUNTED = 99_999_999;

/** A count from 1 to 99,999,999, or nothing. */
export const optionalCount = z
  .string()
  .transform(plainDigits)
  .pipe(
    z
      .string()
      .regex(/^(0*[1-9][0-9]*)?$/, 'whole_number')
      .refine((digits) => !(Number(digits) > MOST_COUNTED), withValues('count_above', { most: MOST_COUNTED })),
  )
  .optional()
  .transform((digits) => (digits ? Number(digits) : undefined));
