import { z } from 'zod';
import { longerThan } from '@/lib/shared/form-text';

/** A code as people type it: spaces and hyphens do not count, nor does the case. */
export const typedCode = z
  .string()
  .max(60, 'too_long')
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase());

export const codeForm = z.object({ code: typedCode.pipe(z.string().min(1, 'required')) });

/** The roles that must have a second factor, as the checkboxes send them: joined by commas, none at all when none is chosen. */
export const requirementForm = z.object({
  roles: z
    .string()
    .default('')
    .transform((csv) => csv.split(',').filter(Boolean)),
  version: z.coerce.number('form').int('form').min(0, 'form'),
});

const base64url = z.string().regex(/^[\w-]{1,20000}$/, 'form');

/** What a browser answers to a request for a passkey; the signature in it is what counts, not its shape. */
export const passkeyAnswer = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** What a browser answers when it has made one. */
export const passkeyMade = passkeyAnswer.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

const passkeyName = z.string('required').trim().min(1, 'required').max(60, longerThan(60));
export const beginPasskeyForm = z.object({ name: passkeyName });
export const addPasskeyForm = z.object({
  name: passkeyName,
  answer: passkeyMade,
  sessionHash: z.string().length(64),
});
export const renamePasskeyForm = z.object({ id: z.uuid(), name: passkeyName });
