import type { APIRequestContext, Page } from '@playwright/test';
import { deferred } from '../src/testing/deferred.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

// The local cloud's own page at /__local. A deployment and the API in memory have none.

interface Shown {
  readonly number: number;
  readonly path: string;
}

test.beforeEach(async ({ request }) => {
  const page = await request.get('/__local');
  const isLocalCloud = page.ok() && (await page.text()).includes('<title>Local cloud</title>');
  test.skip(!isLocalCloud, 'no local cloud answers here');
});

async function open(page: Page, hash = '') {
  await page.goto(`/__local${hash}`);
  await expect(page.getByText('live', { exact: true })).toBeVisible();
}

/** The number of the latest request for a path, once it is over. */
async function numberOf(request: APIRequestContext, path: string): Promise<number> {
  const response = await request.get('/__local/requests.json');
  const { requests } = (await response.json()) as { requests: Shown[] };
  const found = requests.find((each) => each.path === path);
  expect(found, path).toBeDefined();
  return found?.number ?? 0;
}

function rows(page: Page) {
  return page.getByRole('list', { name: 'Requests, the latest first' }).getByRole('listitem');
}

test('the list shows the API first, all and errors by choice, and what is searched', async ({
  page,
  request,
}) => {
  const id = `e2e-${Date.now()}`;
  await request.get(`/getBook/${id}`);
  await request.get('/getBooks?limit=1');
  await request.get('/icon.svg');
  await open(page);

  const missing = rows(page).filter({ hasText: id });
  await expect(missing).toContainText('404');
  await expect(missing).toContainText('GetBook answered with 404 itself');
  await expect(rows(page).filter({ hasText: '/icon.svg' })).toHaveCount(0);

  await page.getByRole('button', { name: 'All' }).click();
  await expect(rows(page).filter({ hasText: '/icon.svg' }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Errors' }).click();
  await expect(missing).toBeVisible();
  await expect(rows(page).filter({ hasText: '/getBooks', hasNotText: '40' })).toHaveCount(0);

  await page.getByRole('searchbox').fill(id);
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('searchbox').fill('no such request');
  await expect(page.getByText('No request matches the search.')).toBeVisible();
});

test('a request that is over while the list is on its way stays', async ({ page, request }) => {
  await request.get('/getBook/before');
  const { promise: asked, resolve: ask } = deferred();
  const { promise: held, resolve: release } = deferred();
  await page.route('**/__local/requests.json', async (route) => {
    const response = await route.fetch();
    ask();
    await held;
    await route.fulfill({ response });
  });
  await open(page);
  await asked;
  await request.get('/getBook/meanwhile');
  await expect(rows(page).filter({ hasText: '/getBook/meanwhile' }).first()).toBeVisible();

  release();
  await expect(rows(page).filter({ hasText: '/getBook/before' }).first()).toBeVisible();
  await expect(rows(page).filter({ hasText: '/getBook/meanwhile' }).first()).toBeVisible();
});

test('pause holds new requests back, and clear takes the old ones away', async ({
  page,
  request,
}) => {
  await open(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('searchbox').fill('/getBook/paused');
  await page.getByRole('button', { name: 'Pause' }).click();
  await request.get('/getBook/paused-1');
  await expect(page.getByRole('button', { name: /Resume \(\d+ new\)/ })).toBeVisible();
  await expect(rows(page)).toHaveCount(0);

  await page.getByRole('button', { name: /Resume/ }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(rows(page)).toHaveCount(0);
});

test('a request has an address of its own, and the keyboard reaches it', async ({
  page,
  request,
}) => {
  await request.get('/getBook/by-address');
  const number = await numberOf(request, '/getBook/by-address');
  await open(page, `#request-${number}`);
  await expect(page.getByRole('article')).toContainText('/getBook/by-address');

  await open(page);
  await page.getByRole('searchbox').fill('/getBook/by-address');
  const link = rows(page).first().getByRole('link');
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`#request-\\d+$`, 'v'));
  await expect(page.getByRole('article')).toContainText('Path of the request');
});

test('what comes in moves neither focus nor selection nor scroll', async ({ page, request }) => {
  for (let i = 0; i < 25; i++) {
    await request.get(`/getBook/scrolled-${i}`);
  }
  await open(page);
  const list = page.getByRole('list', { name: 'Requests, the latest first' });
  await expect(rows(page).first()).toBeVisible();
  const focused = rows(page).filter({ hasText: 'scrolled-5' }).first().getByRole('link');
  await focused.focus();
  await focused.press('Enter');
  await expect(page.getByRole('article')).toContainText('scrolled-5');
  await list.evaluate((element) => (element.scrollTop = 200));
  await focused.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const heading = document.querySelector('article h2');
    if (heading !== null) {
      getSelection()?.selectAllChildren(heading);
    }
  });
  const place = async () => (await focused.boundingBox())?.y ?? 0;
  const before = { place: await place(), selection: await selection(page) };

  await request.get('/getBook/scrolled-new');
  await expect(rows(page).filter({ hasText: 'scrolled-new' })).toHaveCount(1);

  expect(await selection(page)).toBe(before.selection);
  expect(Math.abs((await place()) - before.place), 'less than a pixel').toBeLessThan(1);
  await expect(focused).toBeFocused();
});

function selection(page: Page) {
  return page.evaluate(() => getSelection()?.toString());
}

test('an unsigned call says why it was refused', async ({ page, request }) => {
  const stacks = await request.get('/__local/stacks.json');
  const { functions } = (await stacks.json()) as {
    functions: { name: string; urls: { address: string; host: string }[] }[];
  };
  const url = functions.find((each) => each.name === 'GetBooks')?.urls[0];
  const refused = await request.get(`${loopback(url?.address)}unsigned`, {
    headers: { Host: url?.host ?? '' },
  });
  expect(refused.status()).toBe(403);

  await open(page, `#request-${await numberOf(request, '/unsigned')}`);
  const why = page.getByRole('article').locator('.why');
  await expect(why).toContainText('Why 403?');
  await expect(why.locator('.cause')).toHaveText('the request is not signed');
});

/** Not every resolver leads names under localhost to this machine. */
function loopback(address = ''): string {
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  return url.href;
}

test('what a viewer sent is shown as text', async ({ page, request }) => {
  await request.get(`/getBook/<img src=x onerror=alert(1)>`);
  await open(page);
  await page.getByRole('searchbox').fill('onerror');
  await rows(page).first().getByRole('link').click();

  await expect(page.getByRole('article')).toContainText('onerror');
  await expect(page.locator('main img')).toHaveCount(0);
});

test('a request is sent again, changed, with an address of its own', async ({ page, request }) => {
  await request.get('/getBook/again-1');
  await open(page, `#request-${await numberOf(request, '/getBook/again-1')}`);
  await page.getByRole('button', { name: 'Edit and send' }).click();
  await page.getByLabel('Path', { exact: true }).fill('/getBook/again-2');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('link', { name: /^request \d+$/ }).click();

  await expect(page.getByRole('article')).toContainText('/getBook/again-2');
  await expect(page.getByRole('article')).toContainText('DynamoDB GetItem');
});

test('an item is added, changed and deleted', async ({ page, request }) => {
  const id = `item-${Date.now()}`;
  await open(page, '#tables');
  await page.getByText('Add an item').click();
  const adding = page.getByRole('group').filter({ hasText: 'Add an item' });
  const item = { id: { S: id }, name: { S: 'Dune' }, author: { S: 'A' }, version: { N: '1' } };
  await adding.getByLabel('The item').fill(JSON.stringify(item));
  await adding.getByRole('button', { name: 'Add' }).click();
  const row = page.getByRole('listitem').filter({ hasText: id });
  await row.getByText('name: Dune').click();
  await row.getByLabel('The item').fill(JSON.stringify({ ...item, name: { S: 'Changed' } }));
  await row.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('name: Changed');
  expect(await (await request.get(`/getBook/${id}`)).json()).toMatchObject({ name: 'Changed' });

  await row.getByText('name: Changed').click();
  await row.getByRole('button', { name: 'Delete' }).click();
  await expect(row).toHaveCount(0);
  expect((await request.get(`/getBook/${id}`)).status()).toBe(404);
});

test('the API is listed as its document has it', async ({ page }) => {
  await open(page, '#api');

  const operation = page.getByRole('region', { name: 'PUT /updateBook/{id}', exact: true });
  await expect(operation.getByRole('heading')).toHaveText('PUT /updateBook/{id}');
  await expect(operation.getByRole('row', { name: 'id (required) path' })).toBeVisible();
  await expect(operation.getByRole('row', { name: 'author (required)' })).toBeVisible();
  await expect(operation.getByRole('row', { name: /^412 / })).toContainText(
    'application/problem+json',
  );
});

const TABS = ['Routes', 'Functions', 'Tables', 'Parameters', 'Numbers', 'API'];

for (const width of [360, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ colorScheme: 'light', viewport: { width, height: 800 } });

    test('is accessible', async ({ page, request }) => {
      await request.get('/getBook/accessible');
      await request.get('/getBooks');
      await open(page);
      await expect(rows(page).first()).toBeVisible();
      await expectAccessible(page);

      await open(page, `#request-${await numberOf(request, '/getBook/accessible')}`);
      await expect(page.getByRole('article')).toBeVisible();
      await expectAccessible(page);

      for (const tab of TABS) {
        await page.getByRole('link', { name: tab }).click();
        await expect(page.getByRole('heading', { level: 2, name: tab })).toBeVisible();
        await expectAccessible(page);
      }
    });
  });
}
