import { type BookDraft, type BookField } from '../../api/book';
import { ApiProblem } from '../../api/errors';
import { isReleaseDate } from '../releaseDate';

/** The form's fields as they stand, which need not be valid. An unset date is empty. */
export type DraftValues = Readonly<Record<BookField, string>>;

export type FieldErrors = Readonly<Partial<Record<BookField, string | undefined>>>;

/** The API's limit for a name and for an author, in characters. */
export const MAX_TEXT_LENGTH = 200;

export function valuesOf(book: BookDraft | undefined): DraftValues {
  return {
    name: book?.name ?? '',
    author: book?.author ?? '',
    releaseDate: book?.releaseDate ?? '',
  };
}

export function draftOf({ name, author, releaseDate }: DraftValues): BookDraft {
  const texts = { name: name.trim(), author: author.trim() };
  return releaseDate === '' ? texts : { ...texts, releaseDate };
}

/** The API's rules, told before anything is sent. */
export function brokenRules({ name, author, releaseDate }: DraftValues): FieldErrors {
  return {
    name: brokenTextRule('a name', name),
    author: brokenTextRule('an author', author),
    releaseDate:
      releaseDate === '' || isReleaseDate(releaseDate)
        ? undefined
        : 'Enter a date that exists, as YYYY/MM/DD.',
  };
}

function brokenTextRule(what: string, text: string): string | undefined {
  const { length } = text.trim();
  if (length === 0) {
    return `Enter ${what}.`;
  }
  return length > MAX_TEXT_LENGTH
    ? `Use at most ${MAX_TEXT_LENGTH} characters. There are ${length}.`
    : undefined;
}

/** What the API itself found wrong with the fields. */
export function fieldErrorsOf(error: unknown): FieldErrors {
  return error instanceof ApiProblem
    ? Object.fromEntries(error.fieldErrors.map(({ field, message }) => [field, message]))
    : {};
}

export function hasErrors(errors: FieldErrors): boolean {
  return Object.values(errors).some((error) => error !== undefined);
}
