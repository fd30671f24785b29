import { z } from 'zod';
import { plainLine, plainText } from '@/lib/shared/plain-text';
import { SEVERITIES } from './rules/severity';

export const IMPACTS = ['one_user', 'some_users', 'all_users'] as const;
export type Impact = (typeof IMPACTS)[number];
/** P13: what the partner lacks. */
export const LACKS = ['training', 'documentation', 'tools'] as const;
export type Lack = (typeof LACKS)[number];
export const TOLD_HOW = ['portal', 'phone', 'mail', 'meeting'] as const;
export const JUDGEMENTS = ['justified', 'questioned'] as const;

const checked = (clean: (text: string) => string, longest: number, shortest: number) =>
  z
    .string('required')
    .transform(clean)
    .pipe(z.string().min(1, 'required').min(shortest, 'too_short').max(longest, 'too_long'));
const text = (longest: number, shortest = 1) => checked(plainText, longest, shortest);
const line = (longest: number, shortest = 1) => checked(plainLine, longest, shortest);
const optionalText = (longest: number) =>
  z.string().transform(plainText).pipe(z.string().max(longest, 'too_long')).default('');
const reference = (longest: number) =>
  z
    .string('choose')
    .regex(/^[a-z0-9._-]+$/i, 'choose')
    .max(longest, 'choose');
const key = z.uuid('required');
const number = z.string().regex(/^[0-9]{15}$/, 'required');
const version = z.coerce.number().int().positive().max(2_147_483_647);
const severity = z.enum(SEVERITIES, 'choose');
const message = text(20_000);

export const PHONE = /^[+()0-9 ./-]{5,40}$/;

const FIVE_YEARS_MS = 5 * 365.25 * 86_400_000;
// In whatever zone: a day more or less does not matter here. What is no time at all is said elsewhere.
const isWithinFiveYears = (local: string): boolean => !(Date.parse(`${local}Z`) < Date.now() - FIVE_YEARS_MS);

/** What is asked when a partner files for its customer; the same for form, action and, later, API. */
export const filingForm = z.object({
  key,
  customerId: z.uuid('choose'),
  serviceId: reference(40),
  topicId: reference(60),
  title: line(200, 5),
  description: text(20_000, 10),
  startedAt: z
    .string('required')
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'date_time')
    .refine(isWithinFiveYears, 'too_long_ago'),
  impact: z.enum(IMPACTS, 'choose'),
  affectedCount: z
    .string()
    .regex(/^([1-9][0-9]{0,7})?$/, 'whole_number')
    .optional()
    .transform((digits) => (digits ? Number(digits) : undefined)),
  tried: text(20_000, 10),
  lacks: z
    .string('lack_needed')
    .min(1, 'lack_needed')
    .transform((csv) => csv.split(','))
    .pipe(z.array(z.enum(LACKS, 'lack_needed')).min(1, 'lack_needed')),
  lackExplained: text(4_000, 10),
  proposedSeverity: severity,
  contactName: line(200),
  contactEmail: z
    .string('required')
    .transform(plainLine)
    .pipe(z.string().min(1, 'required'))
    .pipe(z.email('email').max(254, 'email')),
  contactPhone: optionalText(40).refine((value) => value === '' || PHONE.test(value), 'phone'),
  customerSummary: text(2_000, 10),
  // Hidden in the form: what is no id is no issue, and nobody could mend it.
  healthIssueId: reference(20).optional().catch(undefined),
});

export const FILING_FIELDS = Object.keys(filingForm.shape) as (keyof typeof filingForm.shape)[];

export const onEscalation = z.object({ number, version });
export const severityForm = onEscalation.extend({ severity, reason: optionalText(4_000) });
export const judgementForm = onEscalation.extend({ judgement: z.enum(JUDGEMENTS, 'choose'), reason: text(4_000) });
export const messageForm = onEscalation.extend({ key, body: message });
export const tellForm = onEscalation.extend({ how: z.enum(TOLD_HOW, 'choose'), closingMessage: text(4_000, 5) });
