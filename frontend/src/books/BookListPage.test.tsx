import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { BookListPage } from './BookListPage';

const dune = { id: '1', name: 'Dune', author: 'Frank Herbert', releaseDate: '1965-08-01' };

function answer(status: number, body: unknown): () => Promise<Response> {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return () => Promise.resolve(Response.json(body, { status, headers: { 'Content-Type': type } }));
}

function renderPage(fetch: typeof globalThis.fetch) {
  vi.stubGlobal('fetch', fetch);
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queryClient}>
      <BookListPage />
    </QueryClientProvider>,
  );
}

describe('the list', () => {
  it('says that it is loading until the answer is there', async () => {
    renderPage(() => new Promise(() => undefined));
    expect(await screen.findByText('Loading books')).toBeVisible();
  });

  it('shows each book with its author and release date', async () => {
    renderPage(answer(200, [dune]));
    expect(await screen.findByRole('row', { name: /Dune Frank Herbert 1965-08-01/ })).toBeVisible();
  });

  it('says so when there are no books', async () => {
    renderPage(answer(200, []));
    expect(await screen.findByText('No books yet')).toBeVisible();
  });

  it('shows what went wrong, and the books after a retry', async () => {
    const fetch = vi
      .fn(answer(200, [dune]))
      .mockImplementationOnce(answer(503, { status: 503, detail: 'The table is throttled' }));
    renderPage(fetch);
    expect(await screen.findByText('The table is throttled')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Dune')).toBeVisible();
  });
});
