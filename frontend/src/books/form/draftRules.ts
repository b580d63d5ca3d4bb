import { type BookDraft, type BookField, isBookField } from '../../api/book';
import { violationsOf } from '../../api/errors';
import { inPlainWords } from '../plainWords';
import { parseReleaseDate } from '../releaseDate';
import { brokenTextRule } from '../textRules';

/** The form's fields as they stand, which need not be valid. An unset date is empty. */
export type DraftValues = Readonly<Record<BookField, string>>;

export type FieldErrors = Readonly<Partial<Record<BookField, string | undefined>>>;

export function valuesOf(book: BookDraft | undefined): DraftValues {
  return {
    name: book?.name ?? '',
    author: book?.author ?? '',
    releaseDate: book?.releaseDate?.replaceAll('-', '/') ?? '',
  };
}

export function draftOf({ name, author, releaseDate }: DraftValues): BookDraft {
  const texts = { name: name.trim(), author: author.trim() };
  const date = parseReleaseDate(releaseDate);
  return date === undefined ? texts : { ...texts, releaseDate: date };
}

/** The API's rules, told before anything is sent. */
export function brokenRules({ name, author, releaseDate }: DraftValues): FieldErrors {
  return {
    name: brokenTextRule('a name', name),
    author: brokenTextRule('an author', author),
    releaseDate:
      releaseDate.trim() === '' || parseReleaseDate(releaseDate) !== undefined
        ? undefined
        : 'Enter a date that exists, as YYYY/MM/DD.',
  };
}

/** What the API itself found wrong with the fields. */
export function fieldErrorsOf(error: unknown): FieldErrors {
  return Object.fromEntries(
    violationsOf(error)
      .filter(({ field }) => isBookField(field))
      .map((violation) => [violation.field, inPlainWords(violation)]),
  );
}

export function hasErrors(errors: FieldErrors): boolean {
  return Object.values(errors).some((error) => error !== undefined);
}
