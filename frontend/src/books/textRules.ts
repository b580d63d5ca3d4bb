/** The API's limit for a name and for an author, in Unicode code points. */
export const MAX_TEXT_LENGTH = 200;

/** What the API refuses within a text: control characters, half surrogate pairs, and U+FFFD. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\uFFFD]/u;

/** The rule that a text of a book breaks, in plain words; `what` is such as “a name”. */
export function brokenTextRule(what: string, text: string): string | undefined {
  const trimmed = text.trim();
  const length = Array.from(trimmed).length;
  if (length === 0) {
    return `Enter ${what}.`;
  }
  if (length > MAX_TEXT_LENGTH) {
    return `Use at most ${MAX_TEXT_LENGTH} characters. There are ${length}.`;
  }
  const [unprintable] = UNPRINTABLE.exec(trimmed) ?? [];
  return unprintable === undefined
    ? undefined
    : `There is ${nameOf(unprintable)} in the text. Remove it.`;
}

function nameOf(character: string): string {
  switch (character) {
    case '\t':
      return 'a tab';
    case '\n':
    case '\r':
      return 'a line break';
    case '\uFFFD':
      return 'a damaged character (�)';
    default:
      return /\p{Cs}/u.test(character) ? 'half of a character' : 'an invisible control character';
  }
}
