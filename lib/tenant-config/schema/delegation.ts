import { z } from 'zod';
import { serviceId } from '@/lib/shared/form-text';

const services = z
  .string()
  .default('')
  .transform((csv) => [...new Set(csv.split(',').filter(Boolean))])
  .pipe(z.array(serviceId));

/** What is granted to and removed from one partner; `seen` are the services that it held when the person looked. */
export const delegationForm = z.object({
  partnerId: z.uuid('required'),
  grant: services,
  remove: services,
  seen: services,
});
