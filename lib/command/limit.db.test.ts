import { expect, it } from 'vitest';
import { z } from 'zod';
import { signIn, useDatabase } from '@/test/database';
import { done } from '@/test/outcomes';
import { defineCommand } from './define-command';

useDatabase();

const limitOf = (limitMs?: number) =>
  defineCommand({
    action: 'notification.choose',
    input: z.object({}),
    personal: true,
    limitMs,
    run: async ({ tx }) => {
      const [row] = await tx.$queryRaw<{ limit: string }[]>`SELECT current_setting('statement_timeout') AS limit`;
      return { value: row?.limit, events: [] };
    },
  });

it('a command is given up after ten seconds, or after the time that it says it needs, which ends with it', async () => {
  const hana = await signIn('hana');
  expect(done(await limitOf()(hana, {}))).toBe('10s');
  expect(done(await limitOf(180_000)(hana, {}))).toBe('3min');
  expect(done(await limitOf()(hana, {}))).toBe('10s');
});
