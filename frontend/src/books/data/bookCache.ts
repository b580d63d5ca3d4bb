import type { QueryClient } from '@tanstack/react-query';
import type { Book, BookPage, VersionedBook } from '../../api/book';
import { allLists, bookQuery } from './bookQueries';

/** Carries what the API confirmed into every place where the cache shows it. */
export function bookCache(client: QueryClient) {
  function changeLists(change: (books: readonly Book[]) => readonly Book[]): void {
    client.setQueriesData<BookPage>(
      { queryKey: allLists },
      (page) => page && { ...page, books: change(page.books) },
    );
  }

  return {
    put: (saved: VersionedBook): void => {
      client.setQueryData(bookQuery(saved.book.id).queryKey, saved);
      changeLists((books) => books.map((book) => (book.id === saved.book.id ? saved.book : book)));
    },

    remove: (deleted: readonly Book[]): void => {
      const ids = new Set(deleted.map(({ id }) => id));
      changeLists((books) => books.filter(({ id }) => !ids.has(id)));
      ids.forEach((id) => client.removeQueries(bookQuery(id)));
    },

    refreshLists: (): void => {
      void client.invalidateQueries({ queryKey: allLists });
    },
  };
}
