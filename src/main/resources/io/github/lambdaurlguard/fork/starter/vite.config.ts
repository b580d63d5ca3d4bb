/// <reference types="vitest/config" />
import { existsSync, readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { applicationAddresses } from './build/applicationAddresses.ts';
import { bundleBudget } from './build/bundleBudget.ts';
import { deliveryHeaders } from './build/deliveryHeaders.ts';
import { fontFiles } from './build/fontFiles.ts';
import { usedMessages } from './build/usedMessages.ts';

/** The certificate that `bin/local` makes for this machine. */
const CERTIFICATE = '../.local/certificate.pem';

/** CloudFront on this machine, or elsewhere. A distribution answers to its own host name only. */
const localCloud = {
  changeOrigin: true,
  ...(process.env.LOCAL_CLOUD === undefined
    ? {
        target: 'https://127.0.0.1:8443',
        agent: new Agent({ ca: existsSync(CERTIFICATE) ? readFileSync(CERTIFICATE) : undefined }),
      }
    : { target: process.env.LOCAL_CLOUD }),
};
const API_ROUTES = [];
const MAX_INITIAL_JS_BYTES = 250_000;

/** The Cloudscape components in use that have messages of their own, such as labels of buttons. */
const COMPONENTS_WITH_MESSAGES = ['alert'];

export default defineConfig({
  plugins: [
    react(),
    usedMessages(COMPONENTS_WITH_MESSAGES),
    fontFiles(),
    bundleBudget({ maxInitialJsBytes: MAX_INITIAL_JS_BYTES, alwaysLoaded: [] }),
    applicationAddresses({ apiRoutes: API_ROUTES }),
    deliveryHeaders(),
  ],
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(API_ROUTES.map((route) => [route, localCloud])),
  },
  preview: { host: '127.0.0.1', proxy: {} },
  build: {
    // Every browser that the target covers preloads modules by itself.
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'jsdom',
    include: ['{src,build}/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 60_000,
    restoreMocks: true,
    unstubGlobals: true,
    // Cloudscape's modules import style sheets, which Node cannot load by itself.
    server: { deps: { inline: [/@cloudscape-design/] } },
  },
});
