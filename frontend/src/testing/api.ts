import { vi } from 'vitest';
import { createMemoryApi } from '../../memory-api/memoryApi';
import type { StoredBook } from '../../memory-api/storedBook';

type Fetch = (request: Request) => Promise<Response>;

/** Answers `fetch` from memory, by the API's contract; `override` may answer in its place. */
export function stubApi(
  books: readonly StoredBook[],
  override: (request: Request) => Promise<Response> | undefined = () => undefined,
) {
  const api = createMemoryApi(books);
  const fetch = vi.fn<Fetch>(async (request) => {
    const answer = await (override(request) ?? api(request));
    if (answer === undefined) {
      throw new TypeError(`${request.url} is not a route of the API`);
    }
    return answer;
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

export function problemAnswer(
  status: number,
  body: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}
