import { expect, it } from 'vitest';
import { isolated } from './isolated';

it.each([
  ['Dune', 'Dune'],
  ['שלום', '\u2068שלום\u2069'],
  ['a \u202e b', '\u2068a \u202e b\u2069'],
])('%j', (text, expected) => {
  expect(isolated(text)).toBe(expected);
});
