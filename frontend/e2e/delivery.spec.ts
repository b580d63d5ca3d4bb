import { expect, test } from './fixtures.ts';

/** How a distribution has to deliver the page. */

test('the document is checked again, and its hashed parts are kept for a year', async ({
  page,
}) => {
  const script = page.waitForResponse(/\/assets\/.*\.js$/);
  const document = await page.goto('/books');
  expect(document?.headers()['cache-control']).toContain('no-cache');
  expect((await script).headers()['cache-control']).toContain('max-age=31536000');
});

test('scripts and styles travel compressed', async ({ page }) => {
  const script = page.waitForResponse(/\/assets\/.*\.js$/);
  const style = page.waitForResponse(/\/assets\/.*\.css$/);
  await page.goto('/books');
  for (const response of [await script, await style]) {
    expect(response.headers()['content-encoding']).toMatch(/^(br|gzip)$/);
  }
});

test('no script runs but the page’s own', async ({ page }) => {
  const document = await page.goto('/books');
  const policy = document?.headers()['content-security-policy'] ?? '';
  expect(policy.split(/;\s*/)).toContain("script-src 'self'");
});

test('nothing is loaded from another host', async ({ page, baseURL }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto('/books', { waitUntil: 'networkidle' });
  expect([...hosts]).toEqual([new URL(baseURL ?? '').origin]);
});
