import { violationsOf } from '../api/errors';
import { inPlainWords } from './plainWords';

/** What to tell a person about a failure. */
export function messageOf(error: unknown): string {
  const violations = violationsOf(error);
  if (violations.length > 0) {
    return [...new Set(violations.map(inPlainWords))].join(' ');
  }
  return error instanceof Error ? error.message : 'Something went wrong.';
}
