import { deferred } from '../src/testing/deferred.ts';
import { expectAccessible } from './accessible.ts';
import { apiBase, expect, listOf, notice, rowOf, test } from './fixtures.ts';

/** Every page and state, by axe's rules and practices, in both themes, on a telephone and a desk. */

const widths = [360, 1280];

// Each looks at a handful of states twice.
test.setTimeout(240_000);

for (const width of widths) {
  test.describe(`${width} px wide`, () => {
    test.use({ colorScheme: 'light', viewport: { width, height: 800 } });

    test('the list: on its way, with books, its filter, its dialog, empty, and failed', async ({
      page,
      author,
      createBook,
    }) => {
      await createBook({ name: 'Dune' });
      const { promise: held, resolve: release } = deferred();
      await page.route(/getBooks/, async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(listOf(author));
      await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
      await expectAccessible(page);
      release();
      await expect(rowOf(page, 'Dune')).toBeVisible();
      await expectAccessible(page);

      await page.getByLabel('Filter by author').click();
      await expect(page.getByRole('option').first()).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');

      await rowOf(page, 'Dune').getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByText('No books by')).toBeVisible();
      await expect(notice(page, 'Deleted “Dune”.')).toBeVisible();
      await expectAccessible(page);

      await page.unrouteAll();
      await page.route(/getBooks/, (route) => route.fulfill({ status: 400, body: 'no' }));
      await page.reload();
      await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
      await expectAccessible(page);
    });

    test('a book, the theme’s menu, offline, and a book that is not there', async ({
      page,
      context,
      createBook,
    }) => {
      const { id } = await createBook({ name: 'Dune' });
      await page.goto(`/books/${id}`);
      await expect(page.getByRole('heading', { name: 'Dune' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Theme' }).click();
      await expect(page.getByRole('menuitemcheckbox').first()).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await context.setOffline(true);
      await expect(notice(page, 'You are offline')).toBeVisible();
      await expectAccessible(page);
      await context.setOffline(false);
      await page.goto('/books/no-such-book');
      await expect(page.getByRole('heading', { name: 'Book not found' })).toBeVisible();
      await expectAccessible(page);
    });

    test('the form: with errors, its calendar, and a conflict', async ({
      page,
      request,
      createBook,
    }) => {
      const { id, author } = await createBook({ name: 'Dune' });
      await page.goto(`/books/${id}/edit`);
      await page.getByLabel('Name').fill('');
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expect(page.getByText('Enter a name.')).toBeVisible();
      await expectAccessible(page);

      await page.getByRole('button', { name: 'Choose date' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');

      await request.put(`${apiBase}/updateBook/${id}`, { data: { name: 'Other', author } });
      await page.getByLabel('Name').fill('Mine');
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
    });

    test('the first view, a part that does not arrive, and a page that does not exist', async ({
      page,
    }) => {
      await page.route(/\/assets\/application-.*\.js/, (route) => route.abort());
      await page.goto('/books');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectAccessible(page);
      await page.unrouteAll();

      await page.route(/\/assets\/CreateBookPage-.*\.js/, (route) => route.abort());
      await page.goto('/books/new');
      await expect(page.getByText('A part of the application did not arrive')).toBeVisible();
      await expectAccessible(page);

      await page.goto('/nowhere');
      await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
