import { describe, expect, it } from 'vitest';
import { formatSorting, parseSorting, sortBooks } from './sorting';

const books = [
  { id: '1', name: 'Book 10', author: 'b', releaseDate: '1990-01-01' },
  { id: '2', name: 'book 9', author: 'á' },
  { id: '3', name: 'Book 1', author: 'C', releaseDate: '1980-01-01' },
];

describe('books sorted by', () => {
  it.each([
    [null, ['1', '2', '3']],
    ['name', ['3', '2', '1']],
    ['-name', ['1', '2', '3']],
    ['author', ['2', '1', '3']],
    ['releaseDate', ['3', '1', '2']],
    ['-releaseDate', ['1', '3', '2']],
    ['colour', ['1', '2', '3']],
  ])('%s', (text, expected) => {
    expect(sortBooks(books, parseSorting(text)).map(({ id }) => id)).toEqual(expected);
  });
});

it.each(['name', '-releaseDate'])('%s comes back as it was read', (text) => {
  const sorting = parseSorting(text);
  expect(sorting && formatSorting(sorting)).toBe(text);
});
