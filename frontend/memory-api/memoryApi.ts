import { brokenTextRules, invalid, readDraft } from './bookRules.ts';
import { problem } from './problem.ts';
import type { StoredBook } from './storedBook.ts';

interface Row {
  readonly position: number;
  readonly version: number;
  readonly book: StoredBook;
}

type Handler = (request: Request, tail: string) => Response | Promise<Response>;

/** Answers a request to one of the five routes, and gives `undefined` for any other path. */
export type MemoryApi = (request: Request) => Promise<Response | undefined>;

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** The books API in memory, with the same contract as the deployed functions. */
export function createMemoryApi(seed: readonly StoredBook[] = []): MemoryApi {
  const rows = new Map<string, Row>();
  let nextPosition = 1;

  function insert(book: StoredBook): Row {
    const row = { position: nextPosition++, version: 1, book };
    rows.set(book.id, row);
    return row;
  }

  const routes: Readonly<Record<string, { method: string; handle: Handler }>> = {
    getBooks: {
      method: 'GET',
      handle(request) {
        const url = new URL(request.url);
        const author = url.searchParams.get('author');
        const limit = Number(url.searchParams.get('limit') ?? DEFAULT_LIMIT);
        const cursor = Number(url.searchParams.get('cursor') ?? 0);
        const errors = author === null ? [] : brokenTextRules('author', author);
        if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
          const message = `limit has to be a whole number from 1 to ${MAX_LIMIT}`;
          errors.push({ field: 'limit', rule: 'range', message });
        }
        if (!Number.isInteger(cursor)) {
          const message = 'cursor is not one that this API gave';
          errors.push({ field: 'cursor', rule: 'cursor', message });
        }
        if (errors.length > 0) {
          return invalid(errors);
        }
        const rest = [...rows.values()].filter(
          ({ position, book }) =>
            position > cursor && (author === null || folded(book.author) === folded(author)),
        );
        const page = rest.slice(0, limit);
        const last = page.at(-1);
        const headers = new Headers();
        if (last && rest.length > page.length) {
          const next = new URLSearchParams({ cursor: `${last.position}`, limit: `${limit}` });
          if (author !== null) next.set('author', author);
          headers.set('Link', `<?${next}>; rel="next"`);
        }
        return Response.json(
          page.map(({ book }) => book),
          { headers },
        );
      },
    },

    getBook: {
      method: 'GET',
      handle(_request, id) {
        const row = rows.get(id);
        return row ? bookAnswer(200, row) : noSuchBook(id);
      },
    },

    createBook: {
      method: 'POST',
      async handle(request) {
        const draft = await readDraft(request);
        if (draft instanceof Response) {
          return draft;
        }
        const id = crypto.randomUUID();
        return bookAnswer(201, insert({ id, ...draft }), { Location: locationOf(id) });
      },
    },

    updateBook: {
      method: 'PUT',
      async handle(request, id) {
        const draft = await readDraft(request);
        if (draft instanceof Response) {
          return draft;
        }
        const row = rows.get(id);
        if (request.headers.get('If-None-Match') === '*') {
          return row === undefined
            ? bookAnswer(201, insert({ id, ...draft }), { Location: locationOf(id) })
            : problem(412, 'There is a book with this id already');
        }
        if (row === undefined) {
          return noSuchBook(id);
        }
        const condition = request.headers.get('If-Match');
        if (condition !== null && condition !== etagOf(row)) {
          return problem(412, 'The book was changed since it was read');
        }
        const changed = { ...row, version: row.version + 1, book: { id, ...draft } };
        rows.set(id, changed);
        return bookAnswer(200, changed);
      },
    },

    deleteBook: {
      method: 'DELETE',
      handle(_request, id) {
        rows.delete(id);
        return new Response(null, { status: 204 });
      },
    },
  };

  seed.forEach(insert);

  return async (request) => {
    const [, name = '', tail = ''] = new URL(request.url).pathname.split('/');
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
    if (route === undefined) {
      return undefined;
    }
    if (request.method !== route.method) {
      return problem(405, `${name} takes ${route.method} only`, { Allow: route.method });
    }
    return route.handle(request, decodeURIComponent(tail));
  };
}

function bookAnswer(status: number, row: Row, headers: Record<string, string> = {}): Response {
  return Response.json(row.book, { status, headers: { ETag: etagOf(row), ...headers } });
}

function locationOf(id: string): string {
  return `/getBook/${encodeURIComponent(id)}`;
}

/** As the API's index by author compares names: capitals do not matter. */
function folded(author: string): string {
  return author.trim().normalize('NFD').toUpperCase().toLowerCase().normalize('NFC');
}

function etagOf({ version }: Row): string {
  return `"${version}"`;
}

function noSuchBook(id: string): Response {
  return problem(404, `There is no book with the id ${id}`);
}
