import { defineConfig } from '@playwright/test';

const { BASE_URL: baseURL = 'https://127.0.0.1:8443', CHROMIUM_PATH: executablePath } = process.env;
const isThisMachine = ['localhost', '127.0.0.1'].includes(new URL(baseURL).hostname);

/** Tests `BASE_URL`, or else the local cloud that `bin/local` runs. Start it with `npm run e2e`. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    // No browser trusts the certificate that a local cloud made for this machine.
    ignoreHTTPSErrors: isThisMachine,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-sync'],
    },
  },
  projects: [{ name: 'e2e', testMatch: '*.spec.ts' }],
});
