import { z } from 'zod';
import { serviceId, severalOf } from '@/lib/shared/form-text';

const services = severalOf(serviceId);

/** What is granted to and removed from one partner; `seen` are the services that it held when the person looked. */
export const delegationForm = z.object({
  partnerId: z.uuid('required'),
  grant: services,
  remove: services,
  seen: services,
});
export type DelegationChange = z.infer<typeof delegationForm>;
