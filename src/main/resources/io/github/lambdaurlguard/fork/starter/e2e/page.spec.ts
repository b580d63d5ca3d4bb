import { expect, test } from '@playwright/test';
import { routes } from '../src/routes.ts';

test('a function answers the page', async ({ page }) => {
  await page.goto('/');
  const answer = page.waitForResponse(`**${routes[0]}`);
  await page.getByRole('button', { name: `Call ${routes[0]}` }).click();

  await expect(page.getByRole('status').first()).toContainText(String((await answer).status()));
});

test('no script runs but the page’s own, and nothing comes from another host', async ({
  page,
  baseURL,
}) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  const document = await page.goto('/', { waitUntil: 'networkidle' });

  const policy = document?.headers()['content-security-policy'] ?? '';
  expect(policy.split(/;\s*/)).toContain("script-src 'self'");
  expect([...hosts]).toEqual([new URL(baseURL ?? '').origin]);
});

test('the hashed parts of the page are kept for a year, and travel compressed', async ({
  page,
}) => {
  const script = page.waitForResponse(/\/assets\/.*\.js$/);
  await page.goto('/');

  const headers = (await script).headers();
  expect(headers['cache-control']).toContain('max-age=31536000');
  expect(headers['content-encoding']).toMatch(/^(br|gzip)$/);
});
