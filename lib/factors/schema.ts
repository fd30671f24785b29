import { z } from 'zod';

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
});
