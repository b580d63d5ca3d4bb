import { expect, it } from 'vitest';
import { paths } from './paths';
import { routeOf } from './route';

it.each([
  'a',
  'a.b',
  'nowhere.txt',
  'a/b',
  '100%',
  '%2F',
  'a b',
  'é',
  '?x=1',
  '#a',
  'new',
  'edit',
  '…',
])('a book with the id %j has an address of its own, and so has its form', (id) => {
  const pathOf = (address: string) => new URL(address, 'http://localhost').pathname;
  expect(routeOf(pathOf(paths.book(id)))).toEqual({ page: 'book', id });
  expect(routeOf(pathOf(paths.edit(id)))).toEqual({ page: 'edit', id });
});

it.each([
  ['/books', { page: 'list' }],
  ['/books/', { page: 'list' }],
  ['/books/new', { page: 'create' }],
  ['/nowhere.txt', undefined],
  ['/booksellers', undefined],
  ['/books/a/b', undefined],
  ['/books//edit', undefined],
  ['/books/%E0%A4%A', undefined],
])('%s', (path, expected) => {
  expect(routeOf(path)).toEqual(expected);
});
