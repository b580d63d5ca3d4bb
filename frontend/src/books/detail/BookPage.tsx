import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Book } from '../../api/book';
import { Page } from '../../shell/Page';
import { follow } from '../../shell/follow';
import { leaveTo } from '../../shell/history';
import DeleteBooksDialog from '../DeleteBooksDialog';
import { LoadedBook } from '../LoadedBook';
import { booksAncestor, paths } from '../paths';
import { formatReleaseDate } from '../releaseDate';
import { useDeletion } from '../useDeletion';
import { useWithPendingChanges } from '../data/bookMutations';

export default function BookPage({ id }: { readonly id: string }) {
  return (
    <LoadedBook id={id} title="Book">
      {({ book }) => <BookDetails stored={book} />}
    </LoadedBook>
  );
}

function BookDetails({ stored }: { readonly stored: Book }) {
  const deleteBooks = useDeletion();
  const [isConfirming, setIsConfirming] = useState(false);
  const [book = stored] = useWithPendingChanges([stored]);
  const { id, name, author, releaseDate } = book;

  function deleteBook(): void {
    void deleteBooks([book]);
    leaveTo(paths.list);
  }

  return (
    <Page
      title={name}
      ancestors={[booksAncestor]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button href={paths.edit(id)} onFollow={follow}>
            Edit
          </Button>
          <Button onClick={() => setIsConfirming(true)}>Delete</Button>
        </SpaceBetween>
      }
    >
      <Container>
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: 'Author',
              value: (
                <Link href={paths.listOf(author)} onFollow={follow}>
                  <bdi>{author}</bdi>
                </Link>
              ),
            },
            { label: 'Release date', value: formatReleaseDate(releaseDate) },
            {
              label: 'ID',
              value: (
                <CopyToClipboard
                  variant="inline"
                  textToCopy={id}
                  copyButtonAriaLabel="Copy the ID"
                  copySuccessText="Copied"
                  copyErrorText="Could not copy"
                />
              ),
            },
          ]}
        />
      </Container>
      {isConfirming && (
        <DeleteBooksDialog
          books={[book]}
          onCancel={() => setIsConfirming(false)}
          onConfirm={deleteBook}
        />
      )}
    </Page>
  );
}
