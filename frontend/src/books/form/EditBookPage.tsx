import { lazy, Suspense } from 'react';
import type { VersionedBook } from '../../api/book';
import { leaveTo } from '../../shell/history';
import { Page } from '../../shell/Page';
import { LoadedBook } from '../LoadedBook';
import { booksAncestor, paths } from '../paths';
import { BookForm } from './BookForm';
import { FORM_WIDTH_PX } from './formWidth';
import { useEditing } from './useEditing';

// A conflict is rare, and its table is a quarter of the page.
const ConflictDialog = lazy(() => import('./ConflictDialog'));

export default function EditBookPage({ id }: { readonly id: string }) {
  return (
    // A form that starts from an old version ends in a conflict that nobody caused.
    <LoadedBook id={id} title="Edit book" isFreshNeeded>
      {(loaded) => <EditBook loaded={loaded} />}
    </LoadedBook>
  );
}

function EditBook({ loaded }: { readonly loaded: VersionedBook }) {
  const editing = useEditing(loaded);
  const { book } = editing.base;
  return (
    <Page
      title="Edit book"
      ancestors={[booksAncestor, { text: book.name, href: paths.book(book.id) }]}
      maxContentWidth={FORM_WIDTH_PX}
    >
      <BookForm
        key={editing.place}
        place={editing.place}
        initial={book}
        submitText={editing.isGone ? 'Save as a new book' : 'Save changes'}
        isSubmitting={editing.isSaving}
        error={editing.error}
        onSubmit={editing.save}
        onCancel={() => leaveTo(paths.book(book.id))}
      />
      {editing.conflict && (
        <Suspense>
          <ConflictDialog
            conflict={editing.conflict}
            isSaving={editing.isSaving}
            onKeepEditing={editing.keepEditing}
            onTakeTheirs={editing.takeTheirs}
            onOverwrite={editing.overwriteTheirs}
          />
        </Suspense>
      )}
    </Page>
  );
}
