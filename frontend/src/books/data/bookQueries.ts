import { queryOptions } from '@tanstack/react-query';
import { type BookQuery, booksClient } from '../../api/booksClient';

/** Every list begins with this key, so that a change can reach all of them at once. */
export const allLists = ['books', 'list'] as const;

/** The authors of all books, which are read from the lists. */
export const authorsKey = ['books', 'authors'] as const;

export function bookListQuery(query: BookQuery) {
  return queryOptions({
    queryKey: [...allLists, query] as const,
    queryFn: ({ signal }) => booksClient.list(query, signal),
  });
}

export function bookQuery(id: string) {
  return queryOptions({
    queryKey: ['books', 'one', id],
    queryFn: ({ signal }) => booksClient.get(id, signal),
  });
}
