import { expect, it } from 'vitest';
import { formatReleaseDate, isReleaseDate, parseReleaseDate } from './releaseDate';

it.each([
  ['2001-05-31', true],
  ['2000-02-29', true],
  ['2001-02-29', false],
  ['2001-13-01', false],
  ['2001-5-31', false],
  ['2001-05', false],
  ['soon', false],
])('%s is a release date: %s', (text, expected) => {
  expect(isReleaseDate(text)).toBe(expected);
});

it.each([
  ['2001-05-31', 'May 31, 2001'],
  [undefined, '–'],
  ['soon', 'soon'],
])('%s reads %s', (releaseDate, expected) => {
  expect(formatReleaseDate(releaseDate)).toBe(expected);
});

it.each([
  ['2001/05/31', '2001-05-31'],
  ['2001-5-1', '2001-05-01'],
  [' 2001.05.31 ', '2001-05-31'],
  ['2001/02/30', undefined],
  ['2001/13/01', undefined],
  ['31/05/2001', undefined],
  ['2001/05', undefined],
])('%s is entered for %s', (entered, expected) => {
  expect(parseReleaseDate(entered)).toBe(expected);
});
