import { apiBase } from './apiBase';
import type { BookDraft, BookPage, VersionedBook } from './book';
import { parseBook, parseBooks } from './bookJson';
import { NetworkError, UnexpectedAnswer } from './errors';
import { isJson, problemOf } from './problem';

export interface BookQuery {
  readonly limit: number;
  readonly author?: string | undefined;
  readonly cursor?: string | undefined;
}

/** The five routes of the API, on the page's own origin. */
export const booksClient = {
  async list({ limit, author, cursor }: BookQuery, signal?: AbortSignal): Promise<BookPage> {
    const query = new URLSearchParams({ limit: String(limit) });
    if (author !== undefined) query.set('author', author);
    if (cursor !== undefined) query.set('cursor', cursor);
    const response = await send(`/getBooks?${query}`, { signal });
    const books = parseBooks(await jsonOf(response));
    const nextCursor = nextCursorOf(response.headers.get('Link'));
    return nextCursor === undefined ? { books } : { books, nextCursor };
  },

  async get(id: string, signal?: AbortSignal): Promise<VersionedBook> {
    return versionedBookOf(await send(routeTo('getBook', id), { signal }));
  },

  async create(draft: BookDraft): Promise<VersionedBook> {
    return versionedBookOf(await send('/createBook', { method: 'POST', body: draft }));
  },

  /** Replaces the book, on condition that nobody changed it since `etag` was read. */
  async update(id: string, draft: BookDraft, etag: string): Promise<VersionedBook> {
    const response = await send(routeTo('updateBook', id), {
      method: 'PUT',
      headers: { 'If-Match': etag },
      body: draft,
    });
    return versionedBookOf(response);
  },

  async delete(id: string): Promise<void> {
    await send(routeTo('deleteBook', id), { method: 'DELETE' });
  },
};

interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BookDraft;
  readonly signal?: AbortSignal | undefined;
}

async function send(
  path: string,
  { method = 'GET', headers, body, signal }: Call,
): Promise<Response> {
  const request = new Request(new URL((await apiBase()) + path, window.location.origin), {
    method,
    headers: {
      Accept: 'application/json, application/problem+json',
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const response = await answerTo(request);
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

async function answerTo(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) {
      throw error;
    }
    throw new NetworkError('The service could not be reached.', { cause: error });
  }
}

function routeTo(route: string, id: string): string {
  return `/${route}/${encodeURIComponent(id)}`;
}

async function versionedBookOf(response: Response): Promise<VersionedBook> {
  const etag = response.headers.get('ETag');
  if (etag === null) {
    throw new UnexpectedAnswer('The service answered with a book that has no ETag.');
  }
  return { book: parseBook(await jsonOf(response)), etag };
}

/** A distribution that answers a missing route with its HTML page would otherwise pass for data. */
async function jsonOf(response: Response): Promise<unknown> {
  if (!isJson(response)) {
    throw new UnexpectedAnswer('The service answered with something other than JSON.');
  }
  return response.json();
}

/** `<?cursor=abc&limit=20>; rel="next"` (RFC 8288): only the cursor is needed of it. */
function nextCursorOf(link: string | null): string | undefined {
  const target = /<([^<>]*)>\s*;[^,<]*\brel="?next"?/i.exec(link ?? '')?.[1];
  if (target === undefined) {
    return undefined;
  }
  return new URL(target, window.location.origin).searchParams.get('cursor') ?? undefined;
}
