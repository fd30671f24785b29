import { z } from 'zod';
import { plainLine } from '@/lib/shared/plain-text';

const isDay = (text: string): boolean => {
  const midnight = new Date(`${text}T00:00:00Z`);
  return /^[2-9]\d{3}-\d\d-\d\d$/.test(text) && midnight.getTime() > 0 && midnight.toISOString().startsWith(text);
};
const day = z.string().refine(isDay).optional().catch(undefined);

/** What the record is searched by, from the address; what makes no sense is as if it were not there. */
export const recordSearch = z.object({
  person: z.uuid().optional().catch(undefined),
  act: z
    .string()
    .regex(/^[a-z_]{1,40}(\.[a-z_]{1,40})?$/)
    .optional()
    .catch(undefined),
  party: z.string().transform(plainLine).pipe(z.string().max(100)).optional().catch(undefined),
  number: z.string().transform(plainLine).pipe(z.string().max(80)).optional().catch(undefined),
  from: day,
  to: day,
  after: z.string().optional().catch(undefined),
  event: z.uuid().optional().catch(undefined),
});

export type RecordSearch = z.infer<typeof recordSearch>;

/** What was asked for and makes no sense, by name: a search without it finds more than was asked. */
export const unreadOf = (asked: Readonly<Record<string, string | undefined>>, search: RecordSearch): string[] =>
  Object.keys(recordSearch.shape).filter((name) => asked[name] && search[name as keyof RecordSearch] === undefined);
