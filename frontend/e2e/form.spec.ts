import { apiBase, expect, notice, test } from './fixtures.ts';

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
    await expect(page.locator('main :focus')).toHaveCount(1);
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
  await request.delete(`${apiBase}/deleteBook/${id}`);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Somebody deleted this book in the meantime.')).toBeVisible();
  await page.getByRole('button', { name: 'Save as a new book' }).click();
  await expect(page.getByRole('heading', { name: 'Back again' })).toBeVisible();
});

test.describe('what is entered', () => {
  test.beforeEach(async ({ page, author }) => {
    await page.goto('/books/new');
    await page.getByLabel('Author').fill(author);
  });

  test('is counted as the API counts it', async ({ page }) => {
    const longest = '😀'.repeat(200);
    await page.getByLabel('Name').fill(`${longest}x`);
    await page.getByRole('button', { name: 'Create book' }).click();
    await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/There are 201\./);
    await page.getByLabel('Name').fill(longest);
    await page.getByRole('button', { name: 'Create book' }).click();
    await expect(page.getByRole('heading', { name: longest })).toBeVisible();
  });

  test('may hold a tab that nobody sees: it is named', async ({ page }) => {
    await page.getByLabel('Name').fill('pasted\tfrom a table');
    await page.getByRole('button', { name: 'Create book' }).click();
    await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/a tab/);
    await expect(page.getByLabel('Name')).toBeFocused();
  });

  test('as a date that does not exist stays as it is, and is refused', async ({ page }) => {
    const date = page.getByLabel('Release date');
    await page.getByLabel('Name').fill('Never');
    await date.pressSequentially('2001/02/30');
    await page.keyboard.press('Tab');
    await expect(date).toHaveValue('2001/02/30');
    await page.getByRole('button', { name: 'Create book' }).click();
    await expect(date).toHaveAccessibleDescription(/Enter a date that exists/);
    await expect(date).toHaveValue('2001/02/30');
    await expect(date).toBeFocused();
  });

  test('as a date can be chosen in a calendar, whose dialog has a name', async ({ page }) => {
    const date = page.getByLabel('Release date');
    await date.fill('2001/05/31');
    await page.getByRole('button', { name: 'Choose date' }).click();
    const dialog = page.getByRole('dialog', { name: 'Choose a date' });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Choose date' })).toBeFocused();

    await page.getByRole('button', { name: 'Choose date' }).click();
    await dialog.getByRole('gridcell', { name: 'May 30, 2001' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(date).toHaveValue('2001/05/30');
    await expect(page.getByRole('button', { name: 'Choose date' })).toBeFocused();
  });
});

test('the rules of the API are told in plain words', async ({ page }) => {
  await page.route(/createBook/, (route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        status: 400,
        detail: '1 field is invalid',
        errors: [{ field: 'author', rule: 'max-length', message: 'author has 201 characters' }],
      }),
    }),
  );
  await page.goto('/books/new');
  await page.getByLabel('Name').fill('Dune');
  await page.getByLabel('Author').fill('Nobody');
  await page.getByRole('button', { name: 'Create book' }).click();
  await expect(page.getByLabel('Author')).toHaveAccessibleDescription(/Use at most 200 characters/);
});

test('the focus stays in the form when what was entered is dropped or replaced', async ({
  page,
}) => {
  await page.goto('/books/new');
  await page.getByLabel('Name').fill('Half a book');
  await page.reload();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByLabel('Name')).toHaveValue('');
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test('the focus stays in the page when a notice is dismissed', async ({ page, createBook }) => {
  const { id } = await createBook({ name: 'Noted' });
  await page.goto(`/books/${id}/edit`);
  await page.getByLabel('Name').fill('Noted again');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(notice(page, 'Saved “Noted again”.')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice(page, 'Saved “Noted again”.')).toHaveCount(0);
  await expect(page.locator('main :focus')).toHaveCount(1);
});
