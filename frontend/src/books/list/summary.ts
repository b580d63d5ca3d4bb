import type { ListPlace } from './useListPlace';

interface Shown {
  readonly place: Pick<ListPlace, 'author' | 'sorting' | 'trail'>;
  readonly count: number;
  readonly hasMore: boolean;
}

const fieldNames = { name: 'name', author: 'author', releaseDate: 'release date' } as const;

/** How many books there are, as far as the page knows: the API counts none that it has not read. */
export function counterOf({ place, count, hasMore }: Shown): string {
  if (place.trail.page > 1) {
    return `(${count} on this page)`;
  }
  return hasMore ? `(${count}+)` : `(${count})`;
}

/** What a person sees of the list at a glance, for those who do not see it. */
export function summaryOf({ place, count, hasMore }: Shown): string {
  const { author, sorting, trail } = place;
  const books = count === 0 ? 'Nothing found' : `${count} ${count === 1 ? 'book' : 'books'}`;
  const by = author === undefined ? '' : ` by ${author}`;
  const isOnePage = trail.page === 1 && !hasMore;
  const page = isOnePage ? '' : `, page ${trail.page}`;
  const direction = sorting?.descending === true ? 'descending' : 'ascending';
  const order =
    sorting === undefined ? '' : `, sorted by ${fieldNames[sorting.field]}, ${direction}`;
  return `${books}${by}${page}${order}.`;
}
