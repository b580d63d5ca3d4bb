import { booksBy, expect, listOf, notice, rowOf, test } from './fixtures.ts';

test('a book is created, found, edited and deleted', async ({ page, author, createBook }) => {
  await createBook({ name: 'Another book' });

  await page.goto('/');
  await page.getByRole('link', { name: 'Create book' }).click();
  await page.getByLabel('Name').fill('The Dispossessed');
  await page.getByLabel('Author').fill(author);
  await page.getByLabel('Release date').fill('1974/05/01');
  await page.getByRole('button', { name: 'Create book' }).click();
  await expect(page.getByRole('heading', { name: 'The Dispossessed' })).toBeVisible();
  await expect(notice(page, 'Created “The Dispossessed”.')).toBeVisible();
  await expect(page.getByText('May 1, 1974')).toBeVisible();

  await page.getByRole('link', { name: author }).click();
  await expect(rowOf(page, 'The Dispossessed')).toContainText('May 1, 1974');
  await expect(rowOf(page, 'Another book')).toBeVisible();

  await rowOf(page, 'The Dispossessed').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Name').fill('The Dispossessed: An Ambiguous Utopia');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(
    page.getByRole('heading', { name: 'The Dispossessed: An Ambiguous Utopia' }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(notice(page, 'Deleted “The Dispossessed: An Ambiguous Utopia”.')).toBeVisible();
  await page.goto(listOf(author));
  await expect(rowOf(page, 'Another book')).toBeVisible();
  await expect(rowOf(page, 'The Dispossessed: An Ambiguous Utopia')).toHaveCount(0);
});

test('a book is created with the keyboard alone', async ({ page, author }) => {
  const press = async (key: string, times = 1) => {
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
  };
  await page.goto('/books/new');
  await page.getByLabel('Name').focus();
  await page.keyboard.type('Kindred');
  await press('Tab');
  await page.keyboard.type(author);
  await press('Enter');
  const heading = page.getByRole('heading', { name: 'Kindred' });
  await expect(heading).toBeVisible();
  await expect(heading.locator('[tabindex]')).toBeFocused();
});

test('a double click creates one book', async ({ page, request, author }) => {
  await page.goto('/books/new');
  await page.getByLabel('Name').fill('Once');
  await page.getByLabel('Author').fill(author);
  await page.getByRole('button', { name: 'Create book' }).dblclick();
  await expect(page.getByRole('heading', { name: 'Once' })).toBeVisible();
  await expect.poll(() => booksBy(request, author)).toHaveLength(1);
});

test('what was entered survives going away and coming back', async ({ page }) => {
  await page.goto('/books/new');
  await page.getByLabel('Name').fill('Half a book');
  await page.goBack();
  await page.goto('/books/new');
  await expect(page.getByLabel('Name')).toHaveValue('Half a book');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByLabel('Name')).toHaveValue('');
});
