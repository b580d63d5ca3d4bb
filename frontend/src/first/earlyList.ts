import type { BookPage } from '../api/book';
import { type BookQuery, booksClient } from '../api/booksClient';
import { listQueryAt } from '../books/list/place';
import { pageAt } from '../pages';

/** A page of the list that was asked for before the program that shows it was there. */
export interface EarlyList {
  readonly query: BookQuery;
  readonly answer: Promise<BookPage>;
}

export function askForList(): EarlyList | undefined {
  if (pageAt(window.location.pathname) !== 'list') {
    return undefined;
  }
  const query = listQueryAt(window.location.search, window.history.state);
  const answer = booksClient.list(query);
  // Whoever waits for the answer hears of a failure; nobody may be waiting yet.
  answer.catch(() => undefined);
  return { query, answer };
}
