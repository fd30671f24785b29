import { expect, it } from 'vitest';
import { loggablePath } from './loggable-path';

it('keeps a path, and neither a link’s secret nor what was searched for', () => {
  expect(loggablePath('/people?q=somebody')).toBe('/people');
  expect(loggablePath('/invitation/c2VjcmV0')).toBe('/invitation/[taken out]');
  expect(loggablePath('/reset-password/c2VjcmV0?x=1')).toBe('/reset-password/[taken out]');
  expect(loggablePath('/reset-password')).toBe('/reset-password');
});
