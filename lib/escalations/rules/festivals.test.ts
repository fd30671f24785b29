import { expect, it } from 'vitest';
import { calendarDays } from '@/prisma/seed/catalogue';
import { festivalOf } from './festivals';

it('every festival of the calendar that is installed has words of its own', () => {
  const names = [...new Set(calendarDays(2026).map(({ name }) => name))];
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !festivalOf(name))).toEqual([]);
  expect(festivalOf('toString')).toBeNull();
  expect(festivalOf('A day of our own')).toBeNull();
});
