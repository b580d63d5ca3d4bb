export const bookFields = ['name', 'author', 'releaseDate'] as const;
export type BookField = (typeof bookFields)[number];

/** What a person enters. `releaseDate` is an ISO date such as 2001-05-31. */
export interface BookDraft {
  readonly name: string;
  readonly author: string;
  readonly releaseDate?: string;
}

export interface Book extends BookDraft {
  readonly id: string;
}

/** A book with the entity tag that a later update has to match. */
export interface VersionedBook {
  readonly book: Book;
  readonly etag: string;
}

/** One page of a list; without `nextCursor` it is the last one. */
export interface BookPage {
  readonly books: readonly Book[];
  readonly nextCursor?: string;
}

export function isBookField(value: unknown): value is BookField {
  return bookFields.some((field) => field === value);
}
