import Box from '@cloudscape-design/components/box';
import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { VersionedBook } from '../api/book';
import { hasStatus } from '../api/errors';
import { LoadError } from '../shell/LoadError';
import { Page } from '../shell/Page';
import { useIsOnline } from '../shell/useIsOnline';
import { BookNotFound } from './BookNotFound';
import { bookQuery } from './data/bookQueries';
import { booksAncestor } from './paths';

interface LoadedBookProps {
  readonly id: string;
  /** Waits for the newest version, and then leaves it alone. */
  readonly isFreshNeeded?: boolean;
  readonly children: (loaded: VersionedBook) => ReactNode;
}

/** A form starts from the newest version, and must not lose what is entered to a newer one. */
const freshOnce = {
  refetchOnMount: 'always',
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

/** Loads a book, and shows what is to be shown until it is there. */
export function LoadedBook({ id, isFreshNeeded = false, children }: LoadedBookProps) {
  const isOnline = useIsOnline();
  const { data, error, isFetching, isFetchedAfterMount, refetch } = useQuery({
    ...bookQuery(id),
    ...(isFreshNeeded && freshOnce),
  });

  if (hasStatus(error, 404)) {
    return <BookNotFound />;
  }
  if (data && (isFetchedAfterMount || !isFreshNeeded)) {
    return children(data);
  }
  return (
    <Page title="Book" ancestors={[booksAncestor]}>
      {error ? (
        <LoadError
          header="The book could not be loaded"
          error={error}
          isRetrying={isFetching}
          onRetry={() => void refetch()}
        />
      ) : (
        <Box textAlign="center" padding="xxl">
          {isOnline ? (
            <>
              <Spinner /> Loading the book
            </>
          ) : (
            'You are offline. The book appears when you are online again.'
          )}
        </Box>
      )}
    </Page>
  );
}
