import { describe, expect, it } from 'vitest';
import { problemAnswer, stubApi } from '../testing/api';
import { dune, solaris } from '../testing/books';
import { booksClient } from './booksClient';
import { ApiProblem, NetworkError, UnexpectedAnswer } from './errors';

const draft = { name: 'Kindred', author: 'Octavia E. Butler' };

function answerWith(response: Response): void {
  stubApi([], () => Promise.resolve(response));
}

describe('what is sent', () => {
  it.each([
    ['a list', () => booksClient.list({ limit: 20 }), 'GET /getBooks?limit=20'],
    [
      'a filtered page',
      () => booksClient.list({ limit: 5, author: 'A & B', cursor: '1' }),
      'GET /getBooks?limit=5&author=A+%26+B&cursor=1',
    ],
    ['a book', () => booksClient.get('dune'), 'GET /getBook/dune'],
    ['an id with a slash', () => booksClient.delete('a/b ?'), 'DELETE /deleteBook/a%2Fb%20%3F'],
    ['a new book', () => booksClient.create(draft), 'POST /createBook'],
    ['an update', () => booksClient.update('dune', draft, '"1"'), 'PUT /updateBook/dune'],
  ])('%s', async (_name, call, expected) => {
    const fetch = stubApi([dune]);
    await call();
    const request = fetch.mock.calls[0]?.[0];
    const { pathname, search } = new URL(request?.url ?? '');
    expect(`${request?.method} ${pathname}${search}`).toBe(expected);
  });

  it('an update names the version that it replaces', async () => {
    const fetch = stubApi([dune]);
    await booksClient.update('dune', draft, '"1"');
    expect(fetch.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"1"');
  });
});

describe('what is read', () => {
  it('a list, with the cursor of its next page', async () => {
    stubApi([dune, solaris]);
    const { books, nextCursor } = await booksClient.list({ limit: 1 });
    expect(books).toEqual([dune]);
    expect(nextCursor).toBeDefined();
    expect(await booksClient.list({ limit: 1, cursor: nextCursor })).toEqual({ books: [solaris] });
  });

  it.each([
    ['none', null, undefined],
    ['the next page', '<?cursor=abc&limit=20>; rel="next"', 'abc'],
    ['an escaped cursor', '<?limit=20&cursor=a%2Bb%3D>; rel="next"', 'a+b='],
    ['an absolute link', '<https://example.org/getBooks?cursor=abc>; rel=next', 'abc'],
    ['another relation', '<?cursor=abc>; rel="prev"', undefined],
    ['two links', '<?cursor=p>; rel="prev", <?cursor=n>; rel="next"', 'n'],
  ])('a Link header with %s', async (_name, link, expected) => {
    answerWith(Response.json([], { headers: link === null ? {} : { Link: link } }));
    expect((await booksClient.list({ limit: 20 })).nextCursor).toBe(expected);
  });

  it('a book, with its version', async () => {
    stubApi([dune]);
    expect(await booksClient.get('dune')).toEqual({ book: dune, etag: '"1"' });
  });

  it.each([
    ['a page in place of data', new Response('<html>', { headers: { ETag: '"1"' } })],
    ['a book without a version', Response.json(dune)],
    [
      'a book without an author',
      Response.json({ id: '1', name: 'x' }, { headers: { ETag: '"1"' } }),
    ],
    ['a list in place of a book', Response.json([dune], { headers: { ETag: '"1"' } })],
  ])('not %s', async (_name, response) => {
    answerWith(response);
    await expect(booksClient.get('dune')).rejects.toThrow(UnexpectedAnswer);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['the detail', { title: 'Bad Request', detail: 'limit is 0' }, 'limit is 0'],
    ['the title without a detail', { title: 'Bad Request' }, 'Bad Request'],
    ['the status without either', {}, 'The service answered 400.'],
  ])('a problem says %s', async (_name, body, message) => {
    answerWith(problemAnswer(400, body));
    await expect(booksClient.get('dune')).rejects.toThrow(new ApiProblem(400, message));
  });

  it('a problem names the fields and their rules, and leaves out what is neither', async () => {
    const errors = [
      { field: 'name', rule: 'required', message: 'name is required' },
      { field: 'limit', rule: 'range', message: 'limit is 0' },
      { field: 'name' },
      'name',
    ];
    answerWith(problemAnswer(400, { errors }));
    await expect(booksClient.create(draft)).rejects.toMatchObject({
      violations: errors.slice(0, 2),
    });
  });

  it('a problem tells when to try again', async () => {
    answerWith(problemAnswer(503, {}, { 'Retry-After': '3' }));
    await expect(booksClient.get('dune')).rejects.toMatchObject({
      status: 503,
      retryAfterSeconds: 3,
    });
  });

  it('an error page of the distribution is a problem too', async () => {
    answerWith(new Response('<html>', { status: 504 }));
    await expect(booksClient.get('dune')).rejects.toThrow(
      new ApiProblem(504, 'The service answered 504.'),
    );
  });

  it('no answer is a network error', async () => {
    stubApi([], () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(booksClient.get('dune')).rejects.toThrow(NetworkError);
  });

  it('a call that its caller gave up is not a network error', async () => {
    const cancelled = AbortSignal.abort();
    stubApi([], (request) => Promise.reject(request.signal.reason as Error));
    await expect(booksClient.get('dune', cancelled)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });
});
