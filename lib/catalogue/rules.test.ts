import { expect, it } from 'vitest';
import { serviceId } from '@/lib/shared/form-text';
import { groupName } from './rules';

it('the topics of billing stand under a name that no service can have, one called billing included', () => {
  expect(groupName('billing')).not.toBe(groupName(null));
  expect(serviceId.safeParse(groupName(null)).success).toBe(false);
  expect(serviceId.safeParse(groupName('billing')).success).toBe(true);
});
