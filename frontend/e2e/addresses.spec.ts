import { apiBase, expect, listOf, rowOf, test } from './fixtures.ts';

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
  const answer = await request.get(`${apiBase}/getBook/no-such-book`);
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

test('an address with a dot is the application’s, and a missing asset is missing', async ({
  page,
  request,
}) => {
  const expected = { '/books/a.b': 'Book not found', '/nowhere.txt': 'Page not found' };
  for (const [address, heading] of Object.entries(expected)) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(200);
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  }
  for (const address of ['/assets/nowhere.js', '/assets/a/b.css', '/favicon.ico', '/robots.txt']) {
    const response = await request.get(address);
    expect([403, 404], address).toContain(response.status());
    expect(await response.text(), address).not.toContain('<div id="root">');
  }
  expect((await request.get('/icon.svg')).headers()['content-type']).toContain('image/svg+xml');
});

test('every id that the API keeps is the address of a page', async ({ page, request, author }) => {
  test.setTimeout(120_000);
  const ids = ['kept.with.dots', 'a/b', '100%2F', 'ü ?x=1#y', 'new'];
  for (const id of ids) {
    const name = `Book with the id ${id}`;
    const path = `${apiBase}/updateBook/${encodeURIComponent(id)}`;
    await request.delete(`${apiBase}/deleteBook/${encodeURIComponent(id)}`);
    const created = await request.put(path, {
      headers: { 'If-None-Match': '*' },
      data: { name, author },
    });
    expect(created.status(), id).toBe(201);
    try {
      await page.goto(listOf(author));
      await rowOf(page, name).getByRole('link').click();
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
      await page.reload();
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
      await page.getByRole('link', { name: 'Edit' }).click();
      await page.getByLabel('Name').fill(`${name}, changed`);
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expect(page.getByRole('heading', { name: `${name}, changed` })).toBeVisible();
    } finally {
      await request.delete(`${apiBase}/deleteBook/${encodeURIComponent(id)}`);
    }
  }
});
