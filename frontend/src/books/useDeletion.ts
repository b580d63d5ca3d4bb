import type { Book } from '../api/book';
import { messageOf } from '../api/errors';
import { useNotifications } from '../shell/notifications';
import { type Deletion, useDeleteBooks } from './data/bookMutations';

/** Deletes books, and tells what became of it on whatever page the person is by then. */
export function useDeletion(): (books: readonly Book[]) => Promise<void> {
  const { mutateAsync } = useDeleteBooks();
  const { notify } = useNotifications();
  return async (books) => {
    const { deleted, failed, error }: Deletion = await mutateAsync(books);
    if (deleted.length > 0) {
      notify('success', `Deleted ${namesOf(deleted)}.`);
    }
    if (failed.length > 0) {
      notify('error', `Could not delete ${namesOf(failed)}. ${messageOf(error)}`);
    }
  };
}

function namesOf(books: readonly Book[]): string {
  const [only] = books;
  return books.length === 1 && only ? `“${only.name}”` : `${books.length} books`;
}
