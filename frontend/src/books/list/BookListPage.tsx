import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Book, BookPage } from '../../api/book';
import { violationOf } from '../../api/errors';
import { announce } from '../../shell/announce';
import { LoadError } from '../../shell/LoadError';
import { moduleQuery } from '../../shell/moduleQuery';
import { focusPageHeading } from '../../shell/PageHeading';
import { useIsNarrow } from '../../shell/useIsNarrow';
import { useWithPendingChanges } from '../data/bookMutations';
import { bookListQuery } from '../data/bookQueries';
import { messageOf } from '../messageOf';
import { inPlainWords } from '../plainWords';
import { useDeletion } from '../useDeletion';
import { BookTable } from './BookTable';
import { EmptyList } from './EmptyList';
import { ListActions } from './ListActions';
import { ListHeader } from './ListHeader';
import { sortBooks } from './sorting';
import { counterOf, summaryOf } from './summary';
import { extend, firstPage } from './trail';
import { useListPlace } from './useListPlace';

// What a list can be shown without comes after it.
const filterModule = moduleQuery('author filter', () => import('./AuthorFilter'));
const deletionModule = moduleQuery('deletion', () => import('../DeleteBooksDialog'));
const sortMenuModule = moduleQuery('sort menu', () => import('./SortMenu'));

export default function BookListPage() {
  const place = useListPlace();
  const { author, sorting } = place;
  const query = useQuery({
    ...bookListQuery(place.query),
    // The page before stays until the next one is there, but never the list of another author.
    placeholderData: (previous: BookPage | undefined, before) =>
      before?.queryKey[2].author === author ? previous : undefined,
  });
  const { data, error, isFetching, isPlaceholderData } = query;
  const books = useWithPendingChanges(data?.books ?? []);
  const trail = extend(place.trail, isPlaceholderData ? undefined : data?.nextCursor);
  // When the last row goes, the rows of the next page are on their way.
  const isLoading =
    query.isLoading || (books.length === 0 && (isFetching || (data?.books.length ?? 0) > 0));
  const hasMore = data?.nextCursor !== undefined;
  const shown = { place, count: books.length, hasMore };
  const isSettled = data !== undefined && !isPlaceholderData && !isLoading;
  const summary = isSettled ? summaryOf(shown) : '';
  const authorError = violationOf(error, 'author');
  const [selection, setSelection] = useState<readonly Book[]>([]);
  const selected = books.filter(({ id }) => selection.some((book) => book.id === id));
  const [isConfirming, setIsConfirming] = useState(false);
  const [isRefreshing, setIsRefreshing] = useState(false);
  const [refreshes, setRefreshes] = useState(0);
  const toldRefreshes = useRef(0);
  const deleteBooks = useDeletion();
  const isNarrow = useIsNarrow();
  const { data: filter } = useQuery(filterModule);
  const { data: deletion } = useQuery(deletionModule);
  const { data: sortMenu } = useQuery({ ...sortMenuModule, enabled: isNarrow });

  useEffect(() => {
    if (summary !== '') {
      const isRefreshed = refreshes !== toldRefreshes.current;
      toldRefreshes.current = refreshes;
      announce(isRefreshed ? `The list is up to date. ${summary}` : summary);
    }
  }, [summary, refreshes]);

  function deleteSelected(): void {
    setIsConfirming(false);
    void deleteBooks(selected);
    focusPageHeading();
  }

  async function refresh(): Promise<void> {
    setIsRefreshing(true);
    const { isSuccess } = await query.refetch();
    setIsRefreshing(false);
    if (isSuccess) {
      setRefreshes((count) => count + 1);
    }
  }

  return (
    <ContentLayout defaultPadding>
      <ListHeader
        counter={isSettled ? counterOf(shown) : undefined}
        actions={
          <ListActions
            selected={selected}
            isRefreshing={isRefreshing}
            onRefresh={() => void refresh()}
            onDelete={() => setIsConfirming(true)}
          />
        }
      />
      <SpaceBetween size="m">
        <div className="app-list-tools">
          <div className="app-filter">
            {filter && (
              <filter.default
                author={author}
                error={authorError && inPlainWords(authorError)}
                onChange={place.filterBy}
              />
            )}
          </div>
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            {isNarrow && sortMenu && <sortMenu.default sorting={sorting} onSort={place.sortBy} />}
            {isPlaceholderData && (
              <StatusIndicator type="loading">Loading page {trail.page}</StatusIndicator>
            )}
            <Pagination
              currentPageIndex={trail.page}
              pagesCount={trail.cursors.length + 1}
              ariaLabels={{ paginationLabel: 'Pages of the list' }}
              openEnd={trail.page <= trail.cursors.length}
              onChange={({ detail }) => place.goTo({ ...trail, page: detail.currentPageIndex })}
            />
          </SpaceBetween>
        </div>
        {error && !authorError && (
          <LoadError
            header="The books could not be loaded"
            message={messageOf(error)}
            isRetrying={isFetching}
            onRetry={() => void query.refetch()}
            wayOut={
              trail.page > 1 && (
                <Button onClick={() => place.goTo(firstPage)}>Go to the first page</Button>
              )
            }
          />
        )}
        {sorting && trail.cursors.length > 0 && (
          <Box color="text-body-secondary">Sorted within each page.</Box>
        )}
        {(data ?? !error) && (
          <BookTable
            books={sortBooks(books, sorting)}
            selected={selected}
            onSelect={setSelection}
            sorting={sorting}
            onSort={place.sortBy}
            loading={isLoading}
            empty={<EmptyList place={place} />}
            isNarrow={isNarrow}
          />
        )}
      </SpaceBetween>
      {isConfirming && deletion && (
        <deletion.default
          books={selected}
          onCancel={() => setIsConfirming(false)}
          onConfirm={deleteSelected}
        />
      )}
    </ContentLayout>
  );
}
