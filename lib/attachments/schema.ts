import { z } from 'zod';
import { MAX_FILE_BYTES, MAX_NAME_LENGTH, SERVED_TYPES, UNKNOWN_TYPE } from './rules';

export const keptFile = z.object({
  draftKey: z.uuid('required'),
  name: z.string().min(1, 'required').max(MAX_NAME_LENGTH, 'too_long'),
  contentType: z.string().refine((type) => type === UNKNOWN_TYPE || SERVED_TYPES.includes(type), 'choose'),
  sizeBytes: z.number().int().min(0).max(MAX_FILE_BYTES, 'too_long'),
  sha256: z.hash('sha256'),
  storageKey: z.string().min(1, 'required'),
});
export type StoredFile = Omit<z.infer<typeof keptFile>, 'draftKey'>;
