import type { Book } from './book';
import { UnexpectedAnswer } from './errors';
import { isJsonObject } from './json';

export function parseBook(value: unknown): Book {
  if (!isJsonObject(value)) {
    throw new UnexpectedAnswer('A book has to be a JSON object.');
  }
  const { id, name, author, releaseDate } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof author !== 'string') {
    throw new UnexpectedAnswer('A book has to have the strings id, name and author.');
  }
  return typeof releaseDate === 'string' ? { id, name, author, releaseDate } : { id, name, author };
}

export function parseBooks(value: unknown): readonly Book[] {
  if (!Array.isArray(value)) {
    throw new UnexpectedAnswer('A list of books has to be a JSON array.');
  }
  return value.map(parseBook);
}
