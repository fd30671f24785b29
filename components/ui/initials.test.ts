import { expect, it } from 'vitest';
import { initialsOf } from './initials';

it.each([
  ['Hana Sato', 'HS'],
  ['Lin Wei 林伟', 'LW'],
  ['Lin 林伟', 'L'],
  ['林伟', '伟'],
  ['欧阳 修', '修'],
  ['ada', 'A'],
  ['Émile van der Berg', 'ÉB'],
  ['Ольга Иванова', 'ОИ'],
  ['', ''],
])('%s: %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
