import { useQuery } from '@tanstack/react-query';
import { booksClient } from '../../api/booksClient';
import { authorsKey } from '../data/bookQueries';

/** The API has no list of authors, so they are read from the books: so many pages of a hundred. */
const MAX_PAGES = 10;
const PAGE_SIZE = 100;

interface Authors {
  readonly names: readonly string[];
  /** No book was left unread. */
  readonly isComplete: boolean;
}

/** The authors of all pages, once somebody wants to choose one. */
export function useAuthors(isWanted: boolean) {
  return useQuery({
    queryKey: authorsKey,
    queryFn: ({ signal }) => readAuthors(signal),
    enabled: isWanted,
    staleTime: 60_000,
  });
}

async function readAuthors(signal: AbortSignal): Promise<Authors> {
  const names = new Set<string>();
  let cursor: string | undefined;
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { books, nextCursor } = await booksClient.list({ limit: PAGE_SIZE, cursor }, signal);
    books.forEach(({ author }) => names.add(author));
    cursor = nextCursor;
    if (cursor === undefined) {
      break;
    }
  }
  const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en'));
  return { names: sorted, isComplete: cursor === undefined };
}
