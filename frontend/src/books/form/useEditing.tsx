import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BookDraft, VersionedBook } from '../../api/book';
import { booksClient } from '../../api/booksClient';
import { hasStatus } from '../../api/errors';
import { useNotifications } from '../../shell/notifications';
import { useCreateBook, useUpdateBook } from '../data/bookMutations';
import { bookQuery } from '../data/bookQueries';
import { paths } from '../paths';
import { dropDraft } from './keptDrafts';
import { useSubmission } from './useSubmission';

/** Two versions of a book, of which the person has to choose one. */
export interface Conflict {
  readonly mine: BookDraft;
  readonly theirs: VersionedBook;
}

/** There is nothing left to update. */
class BookGone extends Error {
  override readonly name = 'BookGone';
  override readonly message =
    'Somebody deleted this book in the meantime. You can save what you entered as a new book.';
}

interface Editing {
  /** The version that the form started from. */
  readonly base: VersionedBook;
  /** Names that version, for the form to keep what is entered. */
  readonly place: string;
  readonly save: (draft: BookDraft) => void;
  readonly isSaving: boolean;
  readonly error: unknown;
  /** The book was deleted while it was edited: saving creates a new one. */
  readonly isGone: boolean;
  readonly conflict: Conflict | undefined;
  readonly keepEditing: () => void;
  readonly takeTheirs: (conflict: Conflict) => void;
  readonly overwriteTheirs: (conflict: Conflict) => void;
}

interface Save {
  readonly draft: BookDraft;
  /** The version to replace; without one the draft becomes a new book. */
  readonly replaces: VersionedBook | undefined;
}

export function useEditing(loaded: VersionedBook): Editing {
  const queryClient = useQueryClient();
  const { notify } = useNotifications();
  const { mutateAsync: update } = useUpdateBook();
  const { mutateAsync: create } = useCreateBook();
  const [base, setBase] = useState(loaded);
  const [conflict, setConflict] = useState<Conflict>();
  // What was entered belongs to one version: with a newer one it would hide what changed.
  const place = `${base.book.id} ${base.etag}`;

  async function write({ draft, replaces }: Save): Promise<string> {
    const { book } = await (replaces ? update({ base: replaces, draft }) : create(draft));
    dropDraft(place);
    notify(
      'success',
      <>
        Saved “<bdi>{book.name}</bdi>”.
      </>,
      [book.id],
    );
    return paths.book(book.id);
  }

  /** Reads the version that is in the way, for the person to choose. */
  async function showConflict(mine: BookDraft): Promise<void> {
    const theirs = await booksClient.get(base.book.id);
    queryClient.setQueryData(bookQuery(base.book.id).queryKey, theirs);
    setConflict({ mine, theirs });
  }

  async function saveOrShowConflict(save: Save): Promise<string | undefined> {
    try {
      return await write(save);
    } catch (failure) {
      setConflict(undefined);
      if (!hasStatus(failure, 412)) {
        throw failure;
      }
      await showConflict(save.draft);
      return undefined;
    }
  }

  const { submit, isSubmitting, error } = useSubmission(async (save: Save) => {
    try {
      return await saveOrShowConflict(save);
    } catch (failure) {
      throw hasStatus(failure, 404) ? new BookGone() : failure;
    }
  });
  const isGone = error instanceof BookGone;

  return {
    base,
    place,
    save: (draft) => void submit({ draft, replaces: isGone ? undefined : base }),
    isSaving: isSubmitting,
    error,
    isGone,
    conflict,
    keepEditing: () => setConflict(undefined),
    takeTheirs({ theirs }) {
      dropDraft(place);
      setConflict(undefined);
      setBase(theirs);
    },
    overwriteTheirs: ({ mine, theirs }) => void submit({ draft: mine, replaces: theirs }),
  };
}
