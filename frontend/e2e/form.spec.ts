import { expect, notice, test } from './fixtures.ts';

test('what is missing is said beside its field, which takes the focus', async ({ page }) => {
  await page.goto('/books/new');
  await page.getByLabel('Author').fill('Somebody');
  await page.getByRole('button', { name: 'Create book' }).click();
  await expect(page.getByText('Enter a name.')).toBeVisible();
  await expect(page.getByLabel('Name')).toBeFocused();
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/Enter a name\./);
});

test('what the API refuses is said beside its field', async ({ page }) => {
  await page.route(/createBook/, (route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        status: 400,
        detail: '1 field is invalid',
        errors: [{ field: 'author', rule: 'known', message: 'author is not known' }],
      }),
    }),
  );
  await page.goto('/books/new');
  await page.getByLabel('Name').fill('Dune');
  await page.getByLabel('Author').fill('Nobody');
  await page.getByRole('button', { name: 'Create book' }).click();
  await expect(page.getByLabel('Author')).toHaveAccessibleDescription(/author is not known/);
  await expect(page.getByLabel('Author')).toBeFocused();
});

test('nothing is lost when saving fails offline', async ({ page, context, createBook }) => {
  const { id } = await createBook({ name: 'Before' });
  await page.goto(`/books/${id}/edit`);
  await page.getByLabel('Name').fill('After');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The service could not be reached.')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('After');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(notice(page, 'Saved “After”.')).toBeVisible();
});

test.describe('two tabs that change the same book', () => {
  test.beforeEach(async ({ page, context, createBook }) => {
    const { id } = await createBook({ name: 'First version', releaseDate: '2001-05-31' });
    const other = await context.newPage();
    await page.goto(`/books/${id}/edit`);
    await other.goto(`/books/${id}/edit`);
    await page.getByLabel('Name').fill('My version');
    await other.getByLabel('Name').fill('Their version');
    await other.getByRole('button', { name: 'Save changes' }).click();
    await expect(notice(other, 'Saved “Their version”.')).toBeVisible();
    await other.close();

    await page.getByRole('button', { name: 'Save changes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Somebody else changed this book' });
    await expect(dialog.getByRole('row', { name: /^Name My version Their version/ })).toBeVisible();
  });

  test('keep mine', async ({ page }) => {
    await page.getByRole('button', { name: 'Save my version' }).click();
    await expect(page.getByRole('heading', { name: 'My version' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'My version' })).toBeVisible();
  });

  test('take theirs', async ({ page }) => {
    await page.getByRole('button', { name: 'Use their version' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByLabel('Name')).toHaveValue('Their version');
    await page.getByLabel('Name').fill('Merged');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByRole('heading', { name: 'Merged' })).toBeVisible();
  });

  test('keep editing', async ({ page }) => {
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByLabel('Name')).toHaveValue('My version');
    await expect(page.getByRole('button', { name: 'Save changes' })).toBeFocused();
  });
});

test('a book deleted meanwhile can be saved as a new one', async ({
  page,
  request,
  createBook,
}) => {
  const { id } = await createBook({ name: 'Gone' });
  await page.goto(`/books/${id}/edit`);
  await page.getByLabel('Name').fill('Back again');
  await request.delete(`/deleteBook/${id}`);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Somebody deleted this book in the meantime.')).toBeVisible();
  await page.getByRole('button', { name: 'Save as a new book' }).click();
  await expect(page.getByRole('heading', { name: 'Back again' })).toBeVisible();
});
