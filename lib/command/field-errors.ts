import type { z } from 'zod';

/** One message key a field, by the path's dotted name: the first issue counts. Schemas give keys of the `errors` namespace as messages. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join('.') || 'form'] ??= issue.message;
  return fields;
}
