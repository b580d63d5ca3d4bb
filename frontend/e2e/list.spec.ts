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
