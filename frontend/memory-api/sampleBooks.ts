import seed from '../seed.json' with { type: 'json' };
import type { StoredBook } from './storedBook.ts';

/** The books that `bin/local` puts into the table. */
export const sampleBooks: readonly StoredBook[] = seed.BooksTable.map(
  ({ id, name, author, releaseDate }) => ({
    id,
    name,
    author,
    ...(releaseDate !== undefined && { releaseDate }),
  }),
);
