import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  workers: 3,
  fullyParallel: true,
  // On a machine that others share a journey may be cut off; what passes only then is named in the output (scripts/suites.mjs).
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.LIAISON_E2E_URL,
    launchOptions: { executablePath: process.env.LIAISON_CHROMIUM },
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
  },
});
