import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Book, BookPage, VersionedBook } from '../../api/book';
import { allLists, authorsKey, bookQuery } from './bookQueries';

const deletedHere = (id: string) => ['books', 'deleted', id];

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
      ids.forEach((id) => {
        client.removeQueries(bookQuery(id));
        client.setQueryDefaults(deletedHere(id), { gcTime: Infinity });
        client.setQueryData(deletedHere(id), true);
      });
    },

    refreshLists: (): void => {
      void client.invalidateQueries({ queryKey: allLists });
      // Many requests: they can wait until somebody wants to choose an author again.
      void client.invalidateQueries({ queryKey: authorsKey, refetchType: 'none' });
    },
  };
}

/** Whether a person has deleted the book since the document was opened. */
export function useWasDeletedHere(id: string): boolean {
  return useQueryClient().getQueryData(deletedHere(id)) === true;
}
