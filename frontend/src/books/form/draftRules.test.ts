import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../api/errors';
import { MAX_TEXT_LENGTH } from '../textRules';
import { brokenRules, draftOf, fieldErrorsOf, hasErrors } from './draftRules';

const valid = { name: 'Dune', author: 'Frank Herbert', releaseDate: '1965-08-01' };
const wrongDate = 'releaseDate: Enter a date that exists, as YYYY/MM/DD.';
const longest = 'x'.repeat(MAX_TEXT_LENGTH);

describe('a draft', () => {
  it.each([
    ['valid', {}, []],
    ['without a date', { releaseDate: '' }, []],
    ['with the longest name', { name: longest }, []],
    ['with spaces around the longest name', { name: ` ${longest} ` }, []],
    [
      'with a longer name',
      { name: `${longest}x` },
      ['name: Use at most 200 characters. There are 201.'],
    ],
    ['with a blank name', { name: ' ' }, ['name: Enter a name.']],
    ['with neither', { name: '', author: '' }, ['name: Enter a name.', 'author: Enter an author.']],
    ['with half a date', { releaseDate: '1965-08-' }, [wrongDate]],
    ['with a day that does not exist', { releaseDate: '1965-02-30' }, [wrongDate]],
  ])('%s', (_name, change, expected) => {
    const errors = brokenRules({ ...valid, ...change });
    const told = Object.entries(errors).filter(([, message]) => message !== undefined);
    expect(told.map(([field, message]) => `${field}: ${message}`)).toEqual(expected);
    expect(hasErrors(errors)).toBe(expected.length > 0);
  });
});

it.each([
  ['is trimmed', { ...valid, name: ' Dune ' }, valid],
  [
    'leaves out a date that is not set',
    { ...valid, releaseDate: '' },
    { name: 'Dune', author: 'Frank Herbert' },
  ],
])('what is sent %s', (_name, values, expected) => {
  expect(draftOf(values)).toEqual(expected);
});

it.each([
  [
    'a problem',
    new ApiProblem(400, '', [{ field: 'name', rule: 'x', message: 'taken' }]),
    { name: 'taken' },
  ],
  ['another error', new Error('offline'), {}],
])('the fields that %s names', (_name, error, expected) => {
  expect(fieldErrorsOf(error)).toEqual(expected);
});
