import type { Book, BookField } from '../../api/book';
import { isBookField } from '../../api/book';

export interface Sorting {
  readonly field: BookField;
  readonly descending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Reads `name` or `-name` (descending), as the address of the list has it. */
export function parseSorting(text: string | null): Sorting | undefined {
  const descending = text?.startsWith('-') ?? false;
  const field = descending ? text?.slice(1) : text;
  return isBookField(field) ? { field, descending } : undefined;
}

export function formatSorting({ field, descending }: Sorting): string {
  return descending ? `-${field}` : field;
}

/** Books without a value come last, whichever way the others are sorted. */
export function sortBooks(books: readonly Book[], sorting: Sorting | undefined): readonly Book[] {
  if (sorting === undefined) {
    return books;
  }
  const { field, descending } = sorting;
  return books.toSorted((left, right) => {
    const a = left[field];
    const b = right[field];
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined);
    }
    return descending ? collator.compare(b, a) : collator.compare(a, b);
  });
}
