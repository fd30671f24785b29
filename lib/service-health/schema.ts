import { z } from 'zod';
import {
  announcedAt,
  line,
  optionalCount,
  optionalLine,
  optionalText,
  serviceId,
  text,
  versionOrNone as version,
} from '@/lib/shared/form-text';

const ISSUE_ID = /^[A-Z]{2}[0-9]{1,12}$/;
/** Two letters of the service and digits, as EX226792. */
export const isIssueId = (text: string): boolean => ISSUE_ID.test(text);

export const followForm = z.object({
  issueId: z.string('required').regex(ISSUE_ID, 'required'),
  customerId: z.uuid('choose'),
});

export const HEALTH_STATUSES = [
  'serviceOperational',
  'investigating',
  'restoringService',
  'verifyingService',
  'serviceRestored',
  'postIncidentReviewPublished',
  'serviceDegradation',
  'serviceInterruption',
  'extendedRecovery',
  'falsePositive',
  'investigationSuspended',
] as const;
export type HealthStatus = (typeof HEALTH_STATUSES)[number];
/** What an issue's status may be while it is open, and how it may end; the report on it follows later. */
export const OPEN_STATUSES = [
  'investigating',
  'serviceDegradation',
  'serviceInterruption',
  'restoringService',
  'extendedRecovery',
  'verifyingService',
  'investigationSuspended',
] as const satisfies readonly HealthStatus[];
export const CLOSING_STATUSES = ['serviceRestored', 'falsePositive'] as const satisfies readonly HealthStatus[];
export const AFTERWARDS_STATUSES = ['postIncidentReviewPublished'] as const satisfies readonly HealthStatus[];

export const CLASSIFICATIONS = ['incident', 'advisory'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];
export const POST_TYPES = ['regular', 'quick', 'strategic'] as const;
export type PostType = (typeof POST_TYPES)[number];
export const ORIGINS = ['microsoft', 'thirdParty', 'customer'] as const;

const issueId = z.string('required').regex(ISSUE_ID, 'required');
const key = z.uuid('required');
const written = z.object({
  classification: z.enum(CLASSIFICATIONS, 'choose'),
  title: line(200, 5),
  impactDescription: text(4_000, 10),
  feature: optionalLine(100),
  featureGroup: optionalLine(100),
  startedAt: announcedAt,
});
const post = z.object({ body: text(20_000, 10), postType: z.enum(POST_TYPES, 'choose') });

/** A new issue with its first post. Times are the writer's wall clock. */
export const publishForm = written.extend({
  key,
  serviceId,
  status: z.enum(OPEN_STATUSES, 'choose'),
  ...post.shape,
});
/** `endedAt` counts only for an issue that is resolved. */
export const editForm = written.extend({
  issueId,
  version,
  endedAt: z.union([z.literal(''), announcedAt]).default(''),
  // Hidden in the form: under what it was kept while it was typed.
  key: z.uuid().optional().catch(undefined),
});
export const postForm = post.extend({
  issueId,
  key,
  version,
  status: z.enum([...OPEN_STATUSES, ...CLOSING_STATUSES, ...AFTERWARDS_STATUSES], 'choose'),
});
export const resolveForm = post.extend({
  issueId,
  key,
  version,
  status: z.enum(CLOSING_STATUSES, 'choose'),
  endedAt: announcedAt,
});

/** Where what is typed about service health is kept until it is sent: a form on an issue, or a new issue of a service. */
export const draftSubject = (typed: { issueId?: string; serviceId?: string; form?: string }): string =>
  typed.issueId ? `health/${typed.issueId}/${typed.form ?? ''}` : `health/new/${typed.serviceId ?? ''}`;

/** "We are affected too"; `version` is 0 before the organization has said so. */
export const affectedForm = z.object({
  issueId,
  key,
  version,
  words: optionalText(2_000),
  affectedCount: optionalCount.transform((count) => count ?? null),
});
export const withdrawForm = z.object({ issueId, version });
