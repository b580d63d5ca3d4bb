import type { Violation } from '../api/errors';
import { MAX_TEXT_LENGTH } from './textRules';

/** The rules of the API by field and name, in the words of somebody who does not know the API. */
const words: Readonly<Record<string, string>> = {
  'name required': 'Enter a name.',
  'author required': 'Enter an author.',
  'releaseDate date': 'Enter a date that exists, as YYYY/MM/DD.',
  'limit range': 'The page asked for too many books at once. Reload it.',
  'cursor cursor': 'This page of the list no longer exists.',
};

const wordsOfRules: Readonly<Record<string, string>> = {
  'max-length': `Use at most ${MAX_TEXT_LENGTH} characters.`,
  characters: 'There is a tab or another character in the text that cannot be kept. Remove it.',
  string: 'Enter text.',
  unique: 'This is there more than once.',
  'percent-encoding': 'The address is damaged.',
};

/** What the API found wrong, in plain words where the rule is known, and otherwise in the API's. */
export function inPlainWords({ field, rule, message }: Violation): string {
  return words[`${field} ${rule}`] ?? wordsOfRules[rule] ?? message;
}
