import { navigate, useHistoryState, useSearch } from 'wouter/use-browser-location';
import type { BookQuery } from '../../api/booksClient';
import { paths } from '../paths';
import { authorIn, listQueryAt } from './place';
import { formatSorting, parseSorting, type Sorting } from './sorting';
import { parseTrail, type Trail } from './trail';

/** Where a person is in the list. All of it is in the address or the history, so reloads keep it. */
export interface ListPlace {
  readonly author: string | undefined;
  readonly sorting: Sorting | undefined;
  readonly trail: Trail;
  readonly query: BookQuery;
  readonly filterBy: (author: string | undefined) => void;
  readonly sortBy: (sorting: Sorting) => void;
  readonly goTo: (trail: Trail) => void;
}

export function useListPlace(): ListPlace {
  const address = useSearch();
  const state = useHistoryState<unknown>();
  const search = new URLSearchParams(address);
  const author = authorIn(search);
  const sorting = parseSorting(search.get('sort'));

  return {
    author,
    sorting,
    trail: parseTrail(state),
    query: listQueryAt(address, state),
    filterBy: (next) => navigate(addressOf(next, sorting)),
    sortBy: (next) => navigate(addressOf(author, next), { state, replace: true }),
    goTo: (trail) => navigate(addressOf(author, sorting), { state: trail }),
  };
}

function addressOf(author: string | undefined, sorting: Sorting | undefined): string {
  const search = new URLSearchParams();
  if (author !== undefined) search.set('author', author);
  if (sorting !== undefined) search.set('sort', formatSorting(sorting));
  return search.size > 0 ? `${paths.list}?${search}` : paths.list;
}
