import { expect, it } from 'vitest';
import { brokenTextRule } from './textRules';

it.each([
  ['a name', 'Dune', undefined],
  ['200 characters beyond the first plane', '😀'.repeat(200), undefined],
  ['201 of them', '😀'.repeat(201), 'Use at most 200 characters. There are 201.'],
  ['spaces', '  ', 'Enter a name.'],
  ['a tab', 'a\tb', 'There is a tab in the text. Remove it.'],
  ['a tab at the end, which is trimmed', 'a\t', undefined],
  ['a line break', 'a\nb', 'There is a line break in the text. Remove it.'],
  ['a bell', 'a\u0007b', 'There is an invisible control character in the text. Remove it.'],
  ['half of a pair', 'a\ud83db', 'There is half of a character in the text. Remove it.'],
  ['a lost character', 'a\ufffdb', 'There is a damaged character (�) in the text. Remove it.'],
  ['joined characters', '👩‍🚀 e\u0301', undefined],
])('%s', (_name, text, expected) => {
  expect(brokenTextRule('a name', text)).toBe(expected);
});
