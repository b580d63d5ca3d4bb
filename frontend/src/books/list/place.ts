import type { BookQuery } from '../../api/booksClient';
import { cursorOf, parseTrail } from './trail';

/** Books on one page of the list. */
export const PAGE_SIZE = 20;

/** What the API is asked for at an address of the list, with the state of its history entry. */
export function listQueryAt(search: string, state: unknown): BookQuery {
  return {
    limit: PAGE_SIZE,
    author: authorIn(new URLSearchParams(search)),
    cursor: cursorOf(parseTrail(state)),
  };
}

/** An empty author is none: nobody has that name. */
export function authorIn(search: URLSearchParams): string | undefined {
  const author = search.get('author')?.trim();
  return author === '' ? undefined : author;
}
