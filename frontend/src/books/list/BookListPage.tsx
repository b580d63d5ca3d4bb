import Button from '@cloudscape-design/components/button';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Book } from '../../api/book';
import { LoadError } from '../../shell/LoadError';
import { Page } from '../../shell/Page';
import { focusPageHeading } from '../../shell/PageHeading';
import { useWithPendingChanges } from '../data/bookMutations';
import { bookListQuery } from '../data/bookQueries';
import { DeleteBooksDialog } from '../DeleteBooksDialog';
import { paths } from '../paths';
import { useDeletion } from '../useDeletion';
import { AuthorFilter } from './AuthorFilter';
import { BookTable } from './BookTable';
import { EmptyList } from './EmptyList';
import { ListActions } from './ListActions';
import { sortBooks } from './sorting';
import { cursorOf, extend, firstPage } from './trail';
import { useListPlace } from './useListPlace';

const PAGE_SIZE = 20;

export default function BookListPage() {
  const [, navigate] = useLocation();
  const place = useListPlace();
  const { author, sorting } = place;
  const query = useQuery(
    bookListQuery({ limit: PAGE_SIZE, author, cursor: cursorOf(place.trail) }),
  );
  const books = useWithPendingChanges(query.data?.books ?? []);
  const trail = extend(place.trail, query.data?.nextCursor);
  // When the last row goes, the rows of the next page are on their way.
  const isLoading =
    query.isLoading ||
    (books.length === 0 && (query.isFetching || (query.data?.books.length ?? 0) > 0));
  const [selection, setSelection] = useState<readonly Book[]>([]);
  const selected = books.filter(({ id }) => selection.some((book) => book.id === id));
  const [isConfirming, setIsConfirming] = useState(false);
  const deleteBooks = useDeletion();

  function deleteSelected(): void {
    setIsConfirming(false);
    void deleteBooks(selected);
    focusPageHeading();
  }

  return (
    <Page
      title="Books"
      description={sorting && trail.cursors.length > 0 ? 'Sorted within each page.' : undefined}
      actions={
        <ListActions
          selected={selected}
          onEdit={({ id }) => navigate(paths.edit(id))}
          onDelete={() => setIsConfirming(true)}
        />
      }
    >
      <SpaceBetween size="m">
        {query.error && (
          <LoadError
            header="The books could not be loaded"
            error={query.error}
            isRetrying={query.isFetching}
            onRetry={() => void query.refetch()}
            wayOut={
              trail.page > 1 && (
                <Button onClick={() => place.goTo(firstPage)}>Go to the first page</Button>
              )
            }
          />
        )}
        {(query.data ?? !query.error) && (
          <BookTable
            books={sortBooks(books, sorting)}
            selected={selected}
            onSelect={setSelection}
            sorting={sorting}
            onSort={place.sortBy}
            loading={isLoading}
            empty={<EmptyList place={place} />}
            filter={
              <AuthorFilter
                author={author}
                suggestions={[...new Set(books.map((book) => book.author))].sort()}
                onChange={place.filterBy}
              />
            }
            pagination={
              <Pagination
                currentPageIndex={trail.page}
                pagesCount={trail.cursors.length + 1}
                ariaLabels={{ paginationLabel: 'Pages of the list' }}
                openEnd={trail.page <= trail.cursors.length}
                onChange={({ detail }) => place.goTo({ ...trail, page: detail.currentPageIndex })}
              />
            }
          />
        )}
      </SpaceBetween>
      {isConfirming && (
        <DeleteBooksDialog
          books={selected}
          onCancel={() => setIsConfirming(false)}
          onConfirm={deleteSelected}
        />
      )}
    </Page>
  );
}
