import type { ReactNode } from 'react';
import type { Book } from '../api/book';
import { useNotifications } from '../shell/notifications';
import { type Deletion, useDeleteBooks } from './data/bookMutations';
import { messageOf } from './messageOf';

/** Deletes books, and tells what became of it on whatever page the person is by then. */
export function useDeletion(): (books: readonly Book[]) => Promise<void> {
  const { mutateAsync } = useDeleteBooks();
  const { notify } = useNotifications();
  return async (books) => {
    const { deleted, failed, error }: Deletion = await mutateAsync(books);
    if (deleted.length > 0) {
      notify('success', <>Deleted {namesOf(deleted)}.</>, idsOf(deleted));
    }
    if (failed.length > 0) {
      notify(
        'error',
        <>
          Could not delete {namesOf(failed)}. {messageOf(error)}
        </>,
        idsOf(failed),
      );
    }
  };
}

function idsOf(books: readonly Book[]): readonly string[] {
  return books.map(({ id }) => id);
}

function namesOf(books: readonly Book[]): ReactNode {
  const [only] = books;
  return books.length === 1 && only ? (
    <>
      “<bdi>{only.name}</bdi>”
    </>
  ) : (
    `${books.length} books`
  );
}
