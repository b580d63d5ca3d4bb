import { expect, listOf, notice, rowOf, test } from './fixtures.ts';

const heading = 'heading';

test('back never returns to a form that was sent', async ({ page, author }) => {
  await page.goto('/books');
  await page.getByRole('link', { name: 'Create book' }).click();
  await page.getByLabel('Name').fill('Sent once');
  await page.getByLabel('Author').fill(author);
  await page.getByRole('button', { name: 'Create book' }).click();
  await expect(page.getByRole(heading, { name: 'Sent once' })).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Name').fill('Sent twice');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole(heading, { name: 'Sent twice' })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole(heading, { name: 'Books' })).toBeVisible();
  await expect(page).toHaveURL('/books');
});

test('back never returns to a book that is gone, and its notice replaces those of its life', async ({
  page,
  author,
  createBook,
}) => {
  await createBook({ name: 'Stays' });
  const { id } = await createBook({ name: 'Goes' });
  await page.goto(listOf(author));
  await rowOf(page, 'Goes').getByRole('link', { name: 'Goes' }).click();
  await expect(page.getByRole(heading, { name: 'Goes' })).toBeVisible();
  // The book is twice in the history: once below the list of its author.
  await page.getByRole('link', { name: author }).click();
  await rowOf(page, 'Goes').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Name').fill('Goes soon');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(notice(page, 'Saved “Goes soon”.')).toBeVisible();
  await expect(page).toHaveURL(`/books/${id}`);

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(notice(page, 'Deleted “Goes soon”.')).toBeVisible();
  await expect(notice(page, 'Saved “Goes soon”.')).toHaveCount(0);
  await expect(page.getByRole(heading, { name: 'Books' })).toBeVisible();
  await expect(page).toHaveURL(listOf(author));

  await page.goBack();
  await expect(page.getByRole(heading, { name: 'Books' })).toBeVisible();
  await expect(page.getByRole(heading, { name: 'Book not found' })).toHaveCount(0);
});

test('cancelling a form goes back to the page of the list that it was opened from', async ({
  page,
  author,
  createBook,
}) => {
  await createBook({ name: 'One' });
  await page.goto(listOf(author));
  await page.getByRole('link', { name: 'Create book' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(listOf(author));
  await expect(rowOf(page, 'One')).toBeVisible();
});
