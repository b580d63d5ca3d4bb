import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Book } from '../api/book';
import { Dialog } from '../shell/Dialog';

interface DeleteBooksDialogProps {
  readonly books: readonly Book[];
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

export default function DeleteBooksDialog({ books, onCancel, onConfirm }: DeleteBooksDialogProps) {
  const what = books.length === 1 ? 'book' : `${books.length} books`;
  return (
    <Dialog
      header={`Delete ${what}?`}
      cancel={{ text: 'Cancel', onClick: onCancel }}
      confirm={{ text: 'Delete', onClick: onConfirm }}
    >
      <SpaceBetween size="m">
        <SpaceBetween size="xxs">
          {books.map(({ id, name, author }) => (
            <Box key={id}>
              <b>
                <bdi>{name}</bdi>
              </b>{' '}
              by <bdi>{author}</bdi>
            </Box>
          ))}
        </SpaceBetween>
        <Alert type="warning">Deleting cannot be undone.</Alert>
      </SpaceBetween>
    </Dialog>
  );
}
