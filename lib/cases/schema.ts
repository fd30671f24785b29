import { z } from 'zod';
import { beganAt, line, optionalCount, optionalText, reference, text, version } from '@/lib/shared/form-text';

export const CASE_IMPACTS = ['one_user', 'some_users', 'all_users'] as const;
export type CaseImpact = (typeof CASE_IMPACTS)[number];

const key = z.uuid('required');
const number = z.string().regex(/^CS[0-9]{8}$/, 'required');

/** What is asked when a customer raises a problem with its partner. No service is "something else"; no partner is the one that sold it. */
export const caseForm = z.object({
  key,
  serviceId: z.union([z.literal('').transform(() => undefined), reference(40)]).optional(),
  partnerId: z.union([z.literal('').transform(() => undefined), z.uuid('choose')]).optional(),
  title: line(200, 5),
  description: text(20_000, 10),
  startedAt: beganAt,
  impact: z.enum(CASE_IMPACTS, 'choose'),
  affectedCount: optionalCount,
});

export const CASE_FIELDS = Object.keys(caseForm.shape) as (keyof typeof caseForm.shape)[];

export const caseMessageForm = z.object({ number, version, key, body: text(20_000) });
/** Closing says what it wants to, or nothing. */
export const caseCloseForm = z.object({ number, version, key, body: optionalText(20_000) });
