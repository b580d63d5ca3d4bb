import Box from '@cloudscape-design/components/box';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { VersionedBook } from '../api/book';
import { hasStatus } from '../api/errors';
import { leaveTo } from '../shell/history';
import { LoadError } from '../shell/LoadError';
import { Page } from '../shell/Page';
import { SkeletonLines } from '../shell/SkeletonLines';
import { useIsOnline } from '../shell/useIsOnline';
import { BookNotFound } from './BookNotFound';
import { useWasDeletedHere } from './data/bookCache';
import { bookQuery } from './data/bookQueries';
import { messageOf } from './messageOf';
import { booksAncestor, paths } from './paths';

interface LoadedBookProps {
  readonly id: string;
  /** What the page is called until the book is there. */
  readonly title: string;
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
export function LoadedBook({ id, title, isFreshNeeded = false, children }: LoadedBookProps) {
  const isOnline = useIsOnline();
  const wasDeletedHere = useWasDeletedHere(id);
  const { data, error, isFetching, isFetchedAfterMount, refetch } = useQuery({
    ...bookQuery(id),
    ...(isFreshNeeded && freshOnce),
  });

  if (hasStatus(error, 404)) {
    // The back button led to a book that the person has deleted: there is nothing to see.
    return wasDeletedHere ? <BackToList /> : <BookNotFound />;
  }
  if (data && (isFetchedAfterMount || !isFreshNeeded)) {
    return children(data);
  }
  return (
    <Page title={title} ancestors={[booksAncestor]}>
      {error ? (
        <LoadError
          header="The book could not be loaded"
          message={messageOf(error)}
          isRetrying={isFetching}
          onRetry={() => void refetch()}
        />
      ) : isOnline ? (
        <SkeletonLines label="Loading the book" />
      ) : (
        <Box textAlign="center" padding="xxl">
          You are offline. The book appears when you are online again.
        </Box>
      )}
    </Page>
  );
}

function BackToList() {
  useEffect(() => leaveTo(paths.list), []);
  return null;
}
