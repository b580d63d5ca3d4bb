import { fileURLToPath } from 'node:url';
import type { APIRequestContext, Page } from '@playwright/test';
import { apiBase, expect, test } from './fixtures.ts';
import { profileOf, signedHeaders } from './signedCall.ts';

// Makes the pictures of the documentation: `npm run screenshots`. Those of the local cloud's own page need one that runs:
// `BASE_URL=https://127.0.0.1:8443 npm run screenshots`.

const stateFolder =
  process.env.LOCAL_STATE ?? fileURLToPath(new URL('../../.local', import.meta.url));

test.use({ viewport: { width: 1280, height: 720 } });

const dispossessed = {
  name: 'The Dispossessed',
  author: 'Ursula K. Le Guin',
  releaseDate: '1974-05-01',
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the list', async ({ page }) => {
      await page.goto('/books');
      await page.getByRole('row').nth(2).getByRole('checkbox').check();
      await save(page, `list-${colorScheme}`);
    });

    test('the form', async ({ page }) => {
      await page.goto('/books/new');
      await page.getByLabel('Author').fill(dispossessed.author);
      await page.getByRole('button', { name: 'Create book' }).click();
      await expect(page.getByText('Enter a name.')).toBeVisible();
      await save(page, `form-${colorScheme}`);
    });

    test('the conflict', async ({ page, request, createBook }) => {
      const { id } = await createBook(dispossessed);
      await page.goto(`/books/${id}/edit`);
      await page.getByLabel('Name').fill('The Dispossessed: An Ambiguous Utopia');
      const theirs = { ...dispossessed, releaseDate: '1974-06-01' };
      await request.put(`${apiBase}/updateBook/${id}`, { data: theirs });
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await save(page, `conflict-${colorScheme}`);
    });
  });
}

test('the list on a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 720 });
  await page.goto('/books');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await save(page, 'list-narrow');
});

test.describe('the page of the local cloud', () => {
  test.beforeEach(async ({ request }) => {
    // The API in memory answers every address with the application.
    const type = (await request.get('/__local/stacks.json')).headers()['content-type'] ?? '';
    test.skip(!type.startsWith('application/json'), 'no local cloud answers here');
  });

  test('the list, by day, by night and on a telephone', async ({ page, request }) => {
    await request.get('/getBooks?limit=5');
    await request.get('/getBook/00000000-0000-4000-8000-000000000007');
    await request.get('/getBook/unknown');
    const address = await numberedAddress(request, '/getBook/00000000-0000-4000-8000-000000000007');
    for (const [name, colorScheme, width] of [
      ['local-list', 'light', 1280],
      ['local-dark', 'dark', 1280],
      ['local-narrow', 'light', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 720 });
      await page.goto(width === 360 ? '/__local' : address);
      await expect(page.getByText('live', { exact: true })).toBeVisible();
      await save(page, name);
    }
  });

  test('why a role without permission gets 403', async ({ page, request }) => {
    await call(request, 'GetBook', 'GetBooksRole', '/no-permission', '');
    await page.goto(await numberedAddress(request, '/no-permission'));
    await expect(page.getByText('Why 403?')).toBeVisible();
    await save(page, 'local-permission');
  });

  test('why a signature without the query does not match', async ({ page, request }) => {
    await call(request, 'GetBooks', 'SignerRole', '/no-query', '?limit=1');
    await page.goto(await numberedAddress(request, '/no-query'));
    await expect(page.getByText('Why 403?')).toBeVisible();
    await save(page, 'local-signature');
  });
});

/** Calls a function URL as a role, with a signature of the path alone. */
async function call(
  request: APIRequestContext,
  name: string,
  role: string,
  path: string,
  query: string,
): Promise<void> {
  const stacks = (await (await request.get('/__local/stacks.json')).json()) as {
    functions: { name: string; urls: { address: string; host: string }[] }[];
  };
  const url = stacks.functions.find((each) => each.name === name)?.urls[0];
  const target = new URL(url?.address ?? '');
  const { host } = target;
  // Not every resolver leads names under localhost to this machine.
  target.hostname = '127.0.0.1';
  const region = host.split('.')[2] ?? '';
  const response = await request.get(`${target.origin}${path}${query}`, {
    headers: signedHeaders({ host, path, query: '' }, profileOf(role, stateFolder), region),
  });
  expect(response.status()).toBe(403);
}

/** Where the page shows the latest request for a path. */
async function numberedAddress(request: APIRequestContext, path: string): Promise<string> {
  const { requests } = (await (await request.get('/__local/requests.json')).json()) as {
    requests: { number: number; path: string }[];
  };
  const found = requests.find((each) => each.path === path);
  return `/__local#request-${found?.number ?? 0}`;
}

async function save(page: Page, name: string): Promise<void> {
  // A button under the mouse would look pressed.
  await page.mouse.move(0, 0);
  const path = fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}
