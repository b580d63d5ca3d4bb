import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { Book, BookDraft, VersionedBook } from '../../api/book';
import { booksClient } from '../../api/booksClient';
import { bookCache } from './bookCache';

/*
 * Optimistic changes: while an update or a deletion is under way, the pages lay it over what the
 * cache holds. The cache itself changes only when the API has confirmed. A failure therefore needs
 * no undoing, and a list that is read in between cannot bring a deleted row back.
 */
const UPDATE_KEY = ['books', 'update'];
const DELETE_KEY = ['books', 'delete'];

interface Update {
  readonly base: VersionedBook;
  readonly draft: BookDraft;
}

/** What became of a deletion: some books may be gone while others could not be deleted. */
export interface Deletion {
  readonly deleted: readonly Book[];
  readonly failed: readonly Book[];
  readonly error: unknown;
}

export function useCreateBook() {
  const cache = bookCache(useQueryClient());
  return useMutation({
    mutationFn: (draft: BookDraft) => booksClient.create(draft),
    onSuccess: cache.put,
    onSettled: cache.refreshLists,
  });
}

export function useUpdateBook() {
  const cache = bookCache(useQueryClient());
  return useMutation({
    mutationKey: UPDATE_KEY,
    mutationFn: ({ base, draft }: Update) => booksClient.update(base.book.id, draft, base.etag),
    onSuccess: cache.put,
    onSettled: cache.refreshLists,
  });
}

export function useDeleteBooks() {
  const cache = bookCache(useQueryClient());
  return useMutation({
    mutationKey: DELETE_KEY,
    mutationFn: deleteInTurn,
    onSuccess: ({ deleted }) => cache.remove(deleted),
    onSettled: cache.refreshLists,
  });
}

/** The books as they will be when every change under way succeeds. */
export function useWithPendingChanges(books: readonly Book[]): readonly Book[] {
  const updates = useMutationState({
    filters: { mutationKey: UPDATE_KEY, status: 'pending' },
    select: (mutation) => mutation.state.variables as Update,
  });
  const deletions = useMutationState({
    filters: { mutationKey: DELETE_KEY, status: 'pending' },
    select: (mutation) => mutation.state.variables as readonly Book[],
  });
  const drafts = new Map(updates.map(({ base, draft }) => [base.book.id, draft]));
  const deletedIds = new Set(deletions.flat().map(({ id }) => id));
  return books
    .filter(({ id }) => !deletedIds.has(id))
    .map((book) => {
      const draft = drafts.get(book.id);
      return draft ? { id: book.id, ...draft } : book;
    });
}

/** One after the other: a burst of calls could meet the account's limit of concurrent executions. */
async function deleteInTurn(books: readonly Book[]): Promise<Deletion> {
  const deleted: Book[] = [];
  const failed: Book[] = [];
  let error: unknown;
  for (const book of books) {
    try {
      await booksClient.delete(book.id);
      deleted.push(book);
    } catch (cause) {
      failed.push(book);
      error = cause;
    }
  }
  return { deleted, failed, error };
}
