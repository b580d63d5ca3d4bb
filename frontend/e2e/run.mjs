import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// Runs Playwright with this machine's browser. Without one it says loudly that nothing was tested.
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const chromiumPath = process.env.CHROMIUM_PATH ?? INSTALLED.find(existsSync) ?? INSTALLED[0];

if (!existsSync(chromiumPath)) {
  const line = '!'.repeat(80);
  console.warn(`${line}
SKIPPED: the browser tests did not run, because there is no browser at ${chromiumPath}.
Install one (Debian: apt-get install chromium-headless-shell), or set CHROMIUM_PATH to its path.
${line}`);
  process.exit(0);
}

const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: chromiumPath },
});
process.exit(status ?? 1);
