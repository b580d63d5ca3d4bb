import type { Page } from '@playwright/test';
import { deferred } from '../src/testing/deferred.ts';
import { expect, listOf, notice, rowOf, test } from './fixtures.ts';

test('the list has pages, which a reload keeps', async ({ page, author, createBook }) => {
  const names = Array.from({ length: 25 }, (_, index) => `Book ${index + 1}`);
  for (const name of names) {
    await createBook({ name });
  }
  const links = page.getByRole('grid').getByRole('link');
  await page.goto(listOf(author));
  await expect(links).toHaveCount(20);
  const first = await links.allTextContents();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(links).toHaveCount(5);
  const second = await links.allTextContents();
  expect([...first, ...second].toSorted()).toEqual(names.toSorted());

  await page.reload();
  await expect(links).toHaveText(second);
  await page.goBack();
  await expect(links).toHaveText(first);
});

test('the list is filtered by an author and sorted', async ({ page, author, createBook }) => {
  await createBook({ name: 'B', releaseDate: '1990-01-01' });
  await createBook({ name: 'a', releaseDate: '2000-01-01' });
  await createBook({ name: 'C' });
  const links = page.getByRole('grid').getByRole('link');

  await page.goto('/books');
  await page.getByLabel('Filter by author').fill(author);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(listOf(author));
  await expect(links).toHaveCount(3);

  await page.getByRole('button', { name: 'Name' }).click();
  await expect(links).toHaveText(['a', 'B', 'C']);
  await page.getByRole('button', { name: 'Release date' }).click();
  await expect(links).toHaveText(['B', 'a', 'C']);
  await page.getByRole('button', { name: 'Release date' }).click();
  await expect(links).toHaveText(['a', 'B', 'C']);
});

test('the filter does what it says', async ({ page, author, createBook }) => {
  await createBook({ name: 'Mine' });
  await page.goto('/books');
  const filter = page.getByLabel('Filter by author');
  await expect(filter).toHaveAccessibleDescription(/whole name/i);

  // Left without Enter, it is applied as well; capitals do not matter.
  await filter.fill(author.toUpperCase());
  await page.keyboard.press('Tab');
  await expect(rowOf(page, 'Mine')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(filter).toHaveValue(author.toUpperCase());

  // A name that the API refuses is refused beside the filter, in the address as well.
  await page.goto(listOf('x'.repeat(201)));
  await expect(filter).toHaveAccessibleDescription(/Use at most 200 characters/);
});

test('the filter suggests the authors of all pages', async ({ page }) => {
  await page.route(/getBooks/, async (route) => {
    const url = new URL(route.request().url());
    const number = Number(url.searchParams.get('cursor') ?? 1);
    const next = `<?cursor=${number + 1}&limit=1>; rel="next"`;
    await route.fulfill({
      json: [{ id: `${number}`, name: `Book ${number}`, author: `Author ${number}` }],
      headers: number < 4 ? { Link: next } : {},
    });
  });
  await page.goto('/books');
  await page.getByLabel('Filter by author').click();
  await expect(page.getByRole('option', { name: 'Author 4' })).toBeVisible();
});

test('a suggested author is chosen with the keyboard', async ({ page, author, createBook }) => {
  await createBook({ name: 'Suggested' });
  await page.goto(listOf(author));
  await expect(rowOf(page, 'Suggested')).toBeVisible();
  const filter = page.getByLabel('Filter by author');
  await filter.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(filter).toHaveValue(author);
  await expect(page).toHaveURL(listOf(author));
  await expect(filter).toBeFocused();
});

test('a filter that finds nothing says so, and can be cleared', async ({ page }) => {
  await page.goto(listOf('Nobody at all'));
  await expect(page.getByText('No books by “Nobody at all”')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).last().click();
  await expect(page).toHaveURL('/books');
});

test('a deletion that fails puts the row back', async ({ page, author, createBook }) => {
  await createBook({ name: 'Stays' });
  await createBook({ name: 'Goes' });
  const { promise: held, resolve: release } = deferred();
  await page.route(/deleteBook/, async (route) => {
    await held;
    await route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 503, detail: 'The table is throttled.' }),
    });
  });

  await page.goto(listOf(author));
  await rowOf(page, 'Stays').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(rowOf(page, 'Stays')).toHaveCount(0);
  await expect(rowOf(page, 'Goes')).toBeVisible();
  await expect(page.locator('h1 [tabindex]')).toBeFocused();

  release();
  await expect(notice(page, 'Could not delete “Stays”. The table is throttled.')).toBeVisible();
  await expect(rowOf(page, 'Stays')).toBeVisible();
});

test('several books are deleted at once', async ({ page, author, createBook }) => {
  await createBook({ name: 'One' });
  await createBook({ name: 'Two' });
  await page.goto(listOf(author));
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(notice(page, 'Deleted 2 books.')).toBeVisible();
  await expect(page.getByText(`No books by “${author}”`)).toBeVisible();
});

test('a cancelled dialog gives the focus back', async ({ page, author, createBook }) => {
  await createBook({ name: 'Kept' });
  await page.goto(listOf(author));
  await rowOf(page, 'Kept').getByRole('checkbox').check();
  const trigger = page.getByRole('button', { name: 'Delete' });
  await trigger.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(trigger).toBeFocused();
});

test('a list that cannot be loaded is loaded by a retry', async ({ page, author, createBook }) => {
  await createBook({ name: 'Patience' });
  let isDown = true;
  await page.route(/getBooks/, (route) =>
    isDown ? route.fulfill({ status: 400, body: 'no' }) : route.continue(),
  );
  await page.goto(listOf(author));
  await expect(page.getByText('The books could not be loaded')).toBeVisible();
  isDown = false;
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(rowOf(page, 'Patience')).toBeVisible();
});

test('the page says when it is offline, and loads when it is online again', async ({
  page,
  context,
  author,
  createBook,
}) => {
  const { id } = await createBook({ name: 'Later' });
  await page.goto(listOf(author));
  await expect(rowOf(page, 'Later')).toBeVisible();
  await page.goto(`/books/${id}`);
  await expect(page.getByRole('heading', { name: 'Later' })).toBeVisible();
  await context.setOffline(true);
  await expect(notice(page, 'You are offline')).toBeVisible();
  await context.setOffline(false);
  await expect(notice(page, 'You are offline')).toHaveCount(0);
});

/** Answers the list from here, so that it is as long as a test wants; `hold` delays a page. */
async function listWithPages(page: Page, sizes: readonly number[], hold: Promise<void>[] = []) {
  await page.route(/getBooks/, async (route) => {
    const index = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
    await hold[index];
    await route.fulfill({
      json: Array.from({ length: sizes[index] ?? 0 }, (_, row) => ({
        id: `${index}-${row}`,
        name: `Book ${index + 1}.${row + 1}`,
        author: 'Somebody',
      })),
      headers:
        index + 1 < sizes.length ? { Link: `<?cursor=${index + 1}&limit=20>; rel="next"` } : {},
    });
  });
}

test('the old page stays until the next is there, and paging and sorting are told', async ({
  page,
}) => {
  const { promise: held, resolve: release } = deferred();
  await listWithPages(page, [3, 2], [Promise.resolve(), held]);
  const told = page.locator('#announcer');
  await page.goto('/books');
  await expect(told).toHaveText('3 books, page 1.');
  await expect(page.getByText('(3+)')).toBeVisible();

  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('Loading page 2')).toBeVisible();
  await expect(rowOf(page, 'Book 1.1')).toBeVisible();
  release();
  await expect(rowOf(page, 'Book 2.1')).toBeVisible();
  await expect(rowOf(page, 'Book 1.1')).toHaveCount(0);
  await expect(told).toHaveText('2 books, page 2.');
  await expect(page.locator('main :focus')).toHaveCount(1);

  await page.getByRole('button', { name: 'Name' }).click();
  await expect(told).toHaveText('2 books, page 2, sorted by name, ascending.');
  await expect(page.getByRole('button', { name: 'Name' })).toBeFocused();
});

test('a list that is on its way has a skeleton, and one that is empty is told', async ({
  page,
}) => {
  const { promise: held, resolve: release } = deferred();
  await listWithPages(page, [0], [held]);
  await page.goto('/books');
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await expect(page.locator('tbody tr')).not.toHaveCount(0);
  release();
  await expect(page.getByText('No books yet')).toBeVisible();
  await expect(page.locator('#announcer')).toHaveText('Nothing found.');
});

test('the actions stay in reach at row 40, and a refresh shows what is new', async ({ page }) => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    await listWithPages(page, [45]);
    await page.goto('/books');
    await expect(page.getByText('(45)')).toBeVisible();
    const row = rowOf(page, 'Book 1.40');
    await row.scrollIntoViewIfNeeded();
    await row.getByRole('checkbox').check();
    await expect(page.getByRole('button', { name: 'Edit' })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Delete' })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Delete' })).toBeEnabled();
    await page.unrouteAll();
  }
  await listWithPages(page, [46]);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('(46)')).toBeVisible();
  await expect(page.locator('#announcer')).toHaveText('The list is up to date. 46 books.');
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeFocused();
});

test('what the API says of a page that is gone is told in plain words, with a way out', async ({
  page,
}) => {
  await listWithPages(page, [3, 2]);
  await page.goto('/books');
  await expect(page.getByText('(3+)')).toBeVisible();
  await page.unrouteAll();
  await page.route(/getBooks.*cursor/, (route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      json: {
        status: 400,
        detail: '1 field is invalid',
        errors: [{ field: 'cursor', rule: 'cursor', message: 'cursor is "1"; send it as it is' }],
      },
    }),
  );
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('This page of the list no longer exists.')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the first page' }).click();
  await expect(page.getByText('no longer exists')).toHaveCount(0);
  await expect(page.locator('main :focus')).toHaveCount(1);
});
