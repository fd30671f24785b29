import { z } from 'zod';
import {
  beganAt,
  email,
  line,
  optionalCount,
  optionalPhone,
  optionalText,
  reference,
  text,
  version,
} from '@/lib/shared/form-text';
import { SEVERITIES } from './rules/severity';

export const IMPACTS = ['one_user', 'some_users', 'all_users'] as const;
export type Impact = (typeof IMPACTS)[number];
/** P13: what the partner lacks. */
export const LACKS = ['training', 'documentation', 'tools'] as const;
export type Lack = (typeof LACKS)[number];
export const TOLD_HOW = ['portal', 'phone', 'mail', 'meeting'] as const;
export const JUDGEMENTS = ['justified', 'questioned'] as const;

const key = z.uuid('required');
const number = z.string().regex(/^[0-9]{15}$/, 'required');
const severity = z.enum(SEVERITIES, 'choose');
const message = text(20_000);

const CASE_NUMBER = /^CS[0-9]{8}$/;
const idList = z
  .string()
  .default('')
  .transform((csv) => csv.split(',').filter(Boolean))
  .pipe(z.array(z.uuid('choose')).max(500, 'choose'));

/** What is asked when a partner files for its customer; the same for form, action and, later, API. */
export const filingForm = z.object({
  key,
  customerId: z.uuid('choose'),
  serviceId: reference(40),
  topicId: reference(60),
  title: line(200, 5),
  description: text(20_000, 10),
  startedAt: beganAt,
  impact: z.enum(IMPACTS, 'choose'),
  affectedCount: optionalCount,
  tried: text(20_000, 10),
  lacks: z
    .string('lack_needed')
    .min(1, 'lack_needed')
    .transform((csv) => csv.split(','))
    .pipe(z.array(z.enum(LACKS, 'lack_needed')).min(1, 'lack_needed')),
  lackExplained: text(4_000, 10),
  proposedSeverity: severity,
  contactName: line(200),
  contactEmail: email,
  contactPhone: optionalPhone,
  customerSummary: text(2_000, 10),
  // One of a list: what is no id is no issue, and nobody could mend it.
  healthIssueId: reference(20).optional().catch(undefined),
  /** The case that it comes from, and which of its messages and files go along: nothing that was not chosen. */
  caseNumber: z.string().regex(CASE_NUMBER).optional().catch(undefined),
  caseMessages: idList,
  caseFiles: idList,
});

export const FILING_FIELDS = Object.keys(filingForm.shape) as (keyof typeof filingForm.shape)[];

export const onEscalation = z.object({ number, version });
export const severityForm = onEscalation.extend({ severity, reason: optionalText(4_000) });
export const judgementForm = onEscalation.extend({ judgement: z.enum(JUDGEMENTS, 'choose'), reason: text(4_000) });
export const messageForm = onEscalation.extend({ key, body: message });
export const tellForm = onEscalation.extend({ how: z.enum(TOLD_HOW, 'choose'), closingMessage: text(4_000, 5) });
