import { expect, it } from 'vitest';
import { saysTheSame } from './same-fields';

it('a record says the same when every field does, whatever else it has', () => {
  const record = { title: 'Late', count: null, tools: true, version: 3 };
  expect(saysTheSame(record, { title: 'Late', count: null, tools: true })).toBe(true);
  expect(saysTheSame(record, { title: 'Late', count: 4, tools: true })).toBe(false);
  expect(saysTheSame(record, { title: 'late' })).toBe(false);
});
