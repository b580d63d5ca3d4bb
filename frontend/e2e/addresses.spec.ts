import { expect, test } from './fixtures.ts';

test('an address inside the application opens in a fresh document, and again after a reload', async ({
  page,
  createBook,
}) => {
  const { id } = await createBook({ name: 'Solaris' });
  const response = await page.goto(`/books/${id}/edit`);
  expect(response?.status()).toBe(200);
  await expect(page.getByLabel('Name')).toHaveValue('Solaris');
  await page.reload();
  await expect(page.getByLabel('Name')).toHaveValue('Solaris');
});

test('a book that does not exist is an API answer in JSON, and a page that says so', async ({
  page,
  request,
}) => {
  const answer = await request.get('/getBook/no-such-book');
  expect(answer.status()).toBe(404);
  expect(answer.headers()['content-type']).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ status: 404 });

  await page.goto('/books/no-such-book');
  await expect(page.getByRole('heading', { name: 'Book not found' })).toBeVisible();
});

test('an address that nothing has says so, and leads back', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the books' }).click();
  await expect(page.getByRole('heading', { name: 'Books' })).toBeVisible();
});
