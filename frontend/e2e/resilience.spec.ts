import type { Page } from '@playwright/test';
import { expect, listOf, notice, rowOf, test } from './fixtures.ts';

/** The program of the pages, by the names that Vite gives their files. */
const CREATE_PAGE = /\/assets\/CreateBookPage-.*\.js/;
const PARTS_OF_FORM = /\/assets\/(CreateBookPage|BookForm|useSubmission)-.*/;

/** Nothing is fetched before somebody goes there. */
async function withoutIdleTime(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
}

/** Whether it is still the same document: a reload forgets what is set here. */
async function markDocument(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
  return () => page.evaluate(() => 'isSameDocument' in window);
}

const createLink = (page: Page) => page.getByRole('link', { name: 'Create book' });
const formHeading = (page: Page) => page.getByRole('heading', { name: 'Create book' });

test('a page that is opened offline appears when the browser is online again', async ({
  page,
  context,
}) => {
  await withoutIdleTime(page);
  await page.goto('/books');
  await expect(createLink(page)).toBeVisible();
  const isSameDocument = await markDocument(page);
  await context.setOffline(true);
  await createLink(page).click();
  await expect(notice(page, 'You are offline')).toBeVisible();
  await expect(page.locator('main')).toContainText('Loading');
  await context.setOffline(false);
  await expect(formHeading(page)).toBeVisible();
  await expect(page.getByLabel('Name')).toBeVisible();
  expect(await isSameDocument()).toBe(true);
});

test('a part that does not arrive is asked for again, with its styles, and is no new version', async ({
  page,
}) => {
  await withoutIdleTime(page);
  await page.route(PARTS_OF_FORM, (route) => route.abort());
  await page.goto('/books');
  await expect(createLink(page)).toBeVisible();
  const isSameDocument = await markDocument(page);
  await createLink(page).click();
  await expect(page.getByText('A part of the application did not arrive')).toBeVisible();
  await expect(page.getByText('new version')).toHaveCount(0);

  // Another page works meanwhile.
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Books' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();

  await page.unroute(PARTS_OF_FORM);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByLabel('Name')).toBeVisible();
  expect(await isSameDocument()).toBe(true);
  const missing = await page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(
        ({ sheet }) => sheet === null,
      ).length,
  );
  expect(missing, 'style sheets that did not arrive').toBe(0);
});

test('a part that a new release has replaced is told as a new version', async ({ page }) => {
  await withoutIdleTime(page);
  await page.route(CREATE_PAGE, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/books');
  await expect(createLink(page)).toBeVisible();
  await page.route('/index.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<script type="module" src="/assets/index-newer.js"></script>',
    }),
  );
  await createLink(page).click();
  await expect(page.getByText('There is a new version')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
});

test('the application itself is asked for again when it does not arrive', async ({
  page,
  author,
  createBook,
}) => {
  await createBook({ name: 'Early' });
  await page.route(/\/assets\/application-.*\.js/, (route) => route.abort());
  await page.goto(listOf(author));
  // The books do not wait for it.
  await expect(rowOf(page, 'Early')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('did not arrive');
  await page.unroute(/\/assets\/application-.*\.js/);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(createLink(page)).toBeVisible();
});

test('the other pages are fetched while nothing else is to be done', async ({ page, context }) => {
  const fetched = page.waitForResponse(CREATE_PAGE);
  await page.goto('/books');
  await expect(createLink(page)).toBeVisible();
  await fetched;
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await createLink(page).click();
  await expect(page.getByLabel('Name')).toBeVisible();
});
