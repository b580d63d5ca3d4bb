import { describe, expect, it } from 'vitest';
import { createMemoryApi } from './memoryApi.ts';

const books = ['a', 'b', 'c'].map((id) => ({ id, name: `Name ${id}`, author: `Author ${id}` }));

async function call(method: string, path: string, body?: unknown, headers = {}): Promise<Response> {
  const api = createMemoryApi(books);
  const response = await api(request(method, path, body, headers));
  if (response === undefined) {
    throw new Error(`${path} is not a route of the API`);
  }
  return response;
}

function request(method: string, path: string, body?: unknown, headers = {}): Request {
  return new Request(`http://localhost${path}`, {
    method,
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

const draft = { name: 'Dune', author: 'Frank Herbert' };

describe('status and headers of an answer', () => {
  it.each([
    ['a list', 'GET', '/getBooks', undefined, {}, 200, {}],
    [
      'a limited list',
      'GET',
      '/getBooks?limit=2',
      undefined,
      {},
      200,
      { Link: '<?cursor=2&limit=2>; rel="next"' },
    ],
    [
      'a list that ends at its limit',
      'GET',
      '/getBooks?limit=3',
      undefined,
      {},
      200,
      { Link: null },
    ],
    ['a limit of 0', 'GET', '/getBooks?limit=0', undefined, {}, 400, {}],
    ['a limit of 101', 'GET', '/getBooks?limit=101', undefined, {}, 400, {}],
    ['a foreign cursor', 'GET', '/getBooks?cursor=x', undefined, {}, 400, {}],
    ['a book', 'GET', '/getBook/a', undefined, {}, 200, { ETag: '"1"' }],
    [
      'no such book',
      'GET',
      '/getBook/z',
      undefined,
      {},
      404,
      { 'Content-Type': 'application/problem+json' },
    ],
    ['a new book', 'POST', '/createBook', draft, {}, 201, { ETag: '"1"' }],
    ['a new book without a name', 'POST', '/createBook', { author: 'x' }, {}, 400, {}],
    [
      'a body of another type',
      'POST',
      '/createBook',
      draft,
      { 'Content-Type': 'text/plain' },
      415,
      {},
    ],
    ['an update', 'PUT', '/updateBook/a', draft, {}, 200, { ETag: '"2"' }],
    [
      'an update of the version read',
      'PUT',
      '/updateBook/a',
      draft,
      { 'If-Match': '"1"' },
      200,
      { ETag: '"2"' },
    ],
    ['an update of another version', 'PUT', '/updateBook/a', draft, { 'If-Match': '"7"' }, 412, {}],
    ['an update of no book', 'PUT', '/updateBook/z', draft, {}, 404, {}],
    [
      'a book under an id of its own',
      'PUT',
      '/updateBook/a.b',
      draft,
      { 'If-None-Match': '*' },
      201,
      { Location: '/getBook/a.b' },
    ],
    [
      'a book under an id that is taken',
      'PUT',
      '/updateBook/a',
      draft,
      { 'If-None-Match': '*' },
      412,
      {},
    ],
    ['a deletion', 'DELETE', '/deleteBook/a', undefined, {}, 204, {}],
    ['a deletion of no book', 'DELETE', '/deleteBook/z', undefined, {}, 204, {}],
    ['a wrong method', 'POST', '/getBooks', draft, {}, 405, { Allow: 'GET' }],
  ])('%s', async (_name, method, path, body, headers, status, expectedHeaders) => {
    const response = await call(method, path, body, headers);
    expect(response.status).toBe(status);
    for (const [name, value] of Object.entries(expectedHeaders)) {
      expect(response.headers.get(name)).toBe(value);
    }
  });
});

describe('rules of a book', () => {
  const long = 'x'.repeat(201);
  it.each([
    ['blank name', { name: ' ', author: 'A' }, ['name required']],
    ['long name', { name: long, author: 'A' }, ['name max-length']],
    [
      'a name of 200 characters beyond the first plane',
      { name: '😀'.repeat(200), author: 'A' },
      [],
    ],
    ['a name with a tab', { name: 'a\tb', author: 'A' }, ['name characters']],
    ['a name that is a number', { name: 7, author: 'A' }, ['name string']],
    ['no author', { name: 'N' }, ['author required']],
    [
      'a day that does not exist',
      { name: 'N', author: 'A', releaseDate: '2001-02-30' },
      ['releaseDate date'],
    ],
    ['nothing', {}, ['name required', 'author required']],
  ])('%s', async (_name, body, expected) => {
    const { errors = [] } = (await (await call('POST', '/createBook', body)).json()) as {
      errors?: { field: string; rule: string }[];
    };
    expect(errors.map(({ field, rule }) => `${field} ${rule}`)).toEqual(expected);
  });

  it('trims what a person typed', async () => {
    const response = await call('POST', '/createBook', { name: ' Dune ', author: ' Herbert ' });
    expect(await response.json()).toMatchObject({ name: 'Dune', author: 'Herbert' });
  });
});

it('leaves other paths to the page', async () => {
  expect(await createMemoryApi()(request('GET', '/books/1'))).toBeUndefined();
});

it('finds an author whatever the capitals', async () => {
  const response = await call('GET', '/getBooks?author=AUTHOR+a');
  expect(await response.json()).toEqual([books[0]]);
});
