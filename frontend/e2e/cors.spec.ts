import type { Page } from '@playwright/test';
import { apiBase, booksBy, expect, test } from './fixtures.ts';

/** What the stacks were given as AllowedOrigins. Its pages come from here, not from the network. */
const allowedOrigin = process.env.ALLOWED_ORIGIN;
const otherOrigin = 'https://stranger.example';

test.skip(allowedOrigin === undefined, 'ALLOWED_ORIGIN names no origin that the API lets in');

async function openPageOf(page: Page, origin: string): Promise<void> {
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' }),
  );
  await page.goto(`${origin}/`);
  // While there is a route, Playwright answers preflights itself.
  await page.unrouteAll();
}

interface Seen {
  readonly status: number;
  readonly etag: string | null;
  readonly location: string | null;
}

/** What a script of the page gets to see of a call, or that the browser kept it from it. */
function call(page: Page, address: string, method: string, body?: object): Promise<Seen | string> {
  return page.evaluate(
    async ([url, verb, json]) => {
      try {
        const { status, headers } = await fetch(url, {
          method: verb,
          ...(json !== '' && { body: json, headers: { 'Content-Type': 'application/json' } }),
        });
        return { status, etag: headers.get('ETag'), location: headers.get('Location') };
      } catch (error) {
        return String(error);
      }
    },
    [address, method, body === undefined ? '' : JSON.stringify(body)] as const,
  );
}

test('a page of an allowed origin reads and writes', async ({ page, baseURL, author }) => {
  await openPageOf(page, allowedOrigin ?? '');
  const api = `${baseURL}${apiBase}`;

  const created = await call(page, `${api}/createBook`, 'POST', { name: 'Dune', author });
  expect(created).toMatchObject({ status: 201, etag: '"1"' });
  const { location } = created as Seen;
  expect(location).toMatch(/\/getBook\/.+/);

  const read = await call(page, `${baseURL}${location}`, 'GET');
  expect(read).toMatchObject({ status: 200, etag: '"1"' });
  const id = location?.split('/').at(-1);
  expect(await call(page, `${api}/deleteBook/${id}`, 'DELETE')).toMatchObject({ status: 204 });
});

test('a page of another origin neither reads nor writes', async ({
  page,
  baseURL,
  author,
  request,
}) => {
  await openPageOf(page, otherOrigin);
  const api = `${baseURL}${apiBase}`;

  expect(await call(page, `${api}/getBooks`, 'GET')).toContain('TypeError');
  expect(await call(page, `${api}/createBook`, 'POST', { name: 'Dune', author })).toContain(
    'TypeError',
  );
  expect(await booksBy(request, author)).toEqual([]);
});
