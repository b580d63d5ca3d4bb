import { defineConfig } from '@playwright/test';

const MEMORY_URL = 'http://127.0.0.1:4173';
const { BASE_URL: baseURL = MEMORY_URL, CHROMIUM_PATH: executablePath } = process.env;
const isThisMachine = ['localhost', '127.0.0.1'].includes(new URL(baseURL).hostname);

/** Tests `BASE_URL`, or else the built page over the API in memory. Start it with `npm run e2e`. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  timeout: 120_000,
  // A failure that does not come again is told as flaky, with the trace of the second attempt.
  retries: 1,
  expect: { timeout: 30_000 },
  use: {
    baseURL,
    // No browser trusts the certificate that a local cloud made for this machine.
    ignoreHTTPSErrors: isThisMachine,
    trace: 'on-first-retry',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        // Chromium asks people before a page of another origin reaches this machine.
        '--disable-features=LocalNetworkAccessChecks',
      ],
    },
  },
  projects: [
    { name: 'e2e', testMatch: '*.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots.ts' },
  ],
  ...(baseURL === MEMORY_URL && {
    webServer: { command: 'npm run build:memory && npm run preview:memory', url: MEMORY_URL },
  }),
});
