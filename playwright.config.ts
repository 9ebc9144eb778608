import { defineConfig } from '@playwright/test';

/** Browser tests, on a product of their own (e2e/fixtures). `npm test` runs them after all others. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/fixtures/build-product.ts',
  outputDir: 'test-results/browser',
  // Each worker runs a product with its database. A person, and a test, waits half of the time: two share two cores well.
  workers: 2,
  // Two products and two browsers on two cores: what a second try passes is told by name at the end of `npm test`.
  retries: 1,
  // Longer than anything takes where other work has the cores: who waits in vain is told then, and who is slow may be.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    actionTimeout: 45_000,
    navigationTimeout: 90_000,
    screenshot: 'only-on-failure',
    // A trace costs every test of its time, and is had by `npx playwright test FILE --trace retain-on-failure`.
    trace: 'off',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  },
});
