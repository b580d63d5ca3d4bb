import type { BookDraft } from '../../api/book';
import { leaveTo } from '../../shell/history';
import { useNotifications } from '../../shell/notifications';
import { Page } from '../../shell/Page';
import { useCreateBook } from '../data/bookMutations';
import { booksAncestor, paths } from '../paths';
import { BookForm } from './BookForm';
import { FORM_WIDTH_PX } from './formWidth';
import { dropDraft } from './keptDrafts';
import { useSubmission } from './useSubmission';

const PLACE = 'a new book';

export default function CreateBookPage() {
  const { notify } = useNotifications();
  const { mutateAsync: create } = useCreateBook();
  const { submit, isSubmitting, error } = useSubmission(async (draft: BookDraft) => {
    const { book } = await create(draft);
    dropDraft(PLACE);
    notify(
      'success',
      <>
        Created “<bdi>{book.name}</bdi>”.
      </>,
      [book.id],
    );
    return paths.book(book.id);
  });
  return (
    <Page title="Create book" ancestors={[booksAncestor]} maxContentWidth={FORM_WIDTH_PX}>
      <BookForm
        place={PLACE}
        submitText="Create book"
        isSubmitting={isSubmitting}
        error={error}
        onSubmit={(draft) => void submit(draft)}
        onCancel={() => leaveTo(paths.list)}
      />
    </Page>
  );
}
