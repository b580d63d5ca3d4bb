import { expect, it } from 'vitest';
import { ApiProblem } from '../api/errors';
import { messageOf } from './messageOf';
import { inPlainWords } from './plainWords';

it.each([
  ['name', 'required', 'Enter a name.'],
  ['author', 'max-length', 'Use at most 200 characters.'],
  ['releaseDate', 'date', 'Enter a date that exists, as YYYY/MM/DD.'],
  ['cursor', 'cursor', 'This page of the list no longer exists.'],
  ['colour', 'unknown', 'as the API says it'],
])('%s %s', (field, rule, expected) => {
  expect(inPlainWords({ field, rule, message: 'as the API says it' })).toBe(expected);
});

it('a problem tells what is wrong and not how much', () => {
  const problem = new ApiProblem(400, '1 field is invalid', [
    { field: 'cursor', rule: 'cursor', message: 'cursor is "x"' },
  ]);
  expect(messageOf(problem)).toBe('This page of the list no longer exists.');
});
