import { type APIRequestContext, expect, type Page, test as base } from '@playwright/test';

export interface Book {
  readonly id: string;
  readonly name: string;
  readonly author: string;
  readonly releaseDate?: string;
}

/** What stands before the paths of the API: `/api` where the distribution is that of edge-compact.yaml. */
export const apiBase = process.env.API_BASE ?? '';

type NewBook = Omit<Book, 'id'>;

interface Fixtures {
  /**
   * A name that no other test uses: the tests share one table, which may hold other books. Every
   * book by this author is deleted after the test.
   */
  readonly author: string;
  /** Creates a book by the API, for the time of the test; by `author` where nothing else is said. */
  readonly createBook: (book: Partial<NewBook>) => Promise<Book>;
  /** Fails a test whose page broke the Content-Security-Policy or threw an error. */
  readonly cleanPage: undefined;
}

export const test = base.extend<Fixtures>({
  author: async ({ request }, use, { testId }) => {
    const author = `Author ${testId} ${Date.now()}`;
    await use(author);
    await deleteAll(request, await booksBy(request, author));
  },

  createBook: async ({ request, author }, use) => {
    const created: Book[] = [];
    await use(async (wanted) => {
      const response = await request.post(`${apiBase}/createBook`, {
        data: { name: 'Dune', author, ...wanted },
      });
      expect(response.status()).toBe(201);
      const book = (await response.json()) as Book;
      created.push(book);
      // The index by author follows its table with a delay.
      await expect.poll(() => booksBy(request, book.author)).toContainEqual(book);
      return book;
    });
    await deleteAll(request, created);
  },

  cleanPage: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('weberror', (error) => faults.push(error.error().message));
      context.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) {
          faults.push(message.text());
        }
      });
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export async function booksBy(request: APIRequestContext, author: string): Promise<Book[]> {
  const response = await request.get(`${apiBase}/getBooks`, { params: { author, limit: 100 } });
  return (await response.json()) as Book[];
}

async function deleteAll(request: APIRequestContext, books: readonly Book[]): Promise<void> {
  for (const { id } of books) {
    await request.delete(`${apiBase}/deleteBook/${encodeURIComponent(id)}`);
  }
}

/** The row of a list that names the book. */
export function rowOf(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
}

/** The address of the list that shows one author's books only. */
export function listOf(author: string): string {
  return `/books?${new URLSearchParams({ author })}`;
}

export function notice(page: Page, text: string) {
  return page.getByRole('list', { name: 'Notifications' }).getByText(text);
}
