import { z } from 'zod';

export const MAX_DRAFT_BYTES = 400_000;
export const DRAFT_KINDS = ['escalation', 'message', 'case'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

// PostgreSQL's jsonb takes neither NUL nor half a surrogate pair.
const storable = z.string().transform((text) => text.replaceAll('\u0000', '').toWellFormed());

/** What somebody is typing: `subject` says where (a record, a step of a form), `fields` what. */
export const draftForm = z.object({
  key: z.uuid('required'),
  kind: z.enum(DRAFT_KINDS, 'choose'),
  subject: storable.pipe(z.string().min(1, 'required').max(200, 'too_long')),
  fields: z
    .record(storable.pipe(z.string().max(100, 'too_long')), storable)
    .refine((fields) => Buffer.byteLength(JSON.stringify(fields)) <= MAX_DRAFT_BYTES, 'too_long'),
});

/** What was sent from a form that makes no message stays as an empty draft under another subject: its key is used up. */
export const sentSubject = (subject: string): string => `sent/${subject}`;

export type Draft = { key: string; fields: Record<string, string>; updatedAt: Date };
