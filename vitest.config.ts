import { defineConfig } from 'vitest/config';

const everywhereIgnored = ['**/node_modules/**', '.data/**', '.next/**', 'e2e/**'];
const databaseTests = '**/*.db.test.ts';
const systemTests = '**/*.system.test.ts';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...everywhereIgnored, databaseTests, systemTests],
          // Property tests take long on a busy machine.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: [databaseTests],
          exclude: everywhereIgnored,
          globalSetup: 'test/database.ts',
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: [systemTests],
          exclude: everywhereIgnored,
          // Each file starts a product with a directory, a database and a port of its own.
          maxWorkers: 2,
          testTimeout: 600_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
