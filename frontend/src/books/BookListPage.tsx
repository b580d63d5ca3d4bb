import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import type { Book } from '../api/book';
import { booksClient } from '../api/booksClient';

const PAGE_SIZE = 20;

const columns: readonly TableProps.ColumnDefinition<Book>[] = [
  { id: 'name', header: 'Name', cell: (book) => book.name, isRowHeader: true },
  { id: 'author', header: 'Author', cell: (book) => book.author },
  { id: 'releaseDate', header: 'Release date', cell: (book) => book.releaseDate ?? '–' },
];

export function BookListPage() {
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['books', 'list', { limit: PAGE_SIZE }],
    queryFn: ({ signal }) => booksClient.list({ limit: PAGE_SIZE }, signal),
  });
  return (
    <main>
      <ContentLayout header={<Header variant="h1">Books</Header>} defaultPadding>
        {error ? (
          <Alert
            type="error"
            header="The books could not be loaded"
            action={
              <Button onClick={() => void refetch()} loading={isFetching}>
                Retry
              </Button>
            }
          >
            {error.message}
          </Alert>
        ) : (
          <Table
            columnDefinitions={columns}
            items={data?.books ?? []}
            trackBy="id"
            loading={isPending}
            loadingText="Loading books"
            empty={<Box textAlign="center">No books yet</Box>}
            ariaLabels={{ tableLabel: 'Books' }}
          />
        )}
      </ContentLayout>
    </main>
  );
}
