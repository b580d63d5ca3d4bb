import { type BrokenRule, problem } from './problem.ts';
import type { StoredBook } from './storedBook.ts';

type Draft = Omit<StoredBook, 'id'>;

const MAX_TEXT_LENGTH = 200;

/** The book in a request's body, or the answer that refuses it. */
export async function readDraft(request: Request): Promise<Draft | Response> {
  if (!/^application\/json\b/i.test(request.headers.get('Content-Type') ?? '')) {
    return problem(415, 'The body has to be application/json');
  }
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return problem(400, 'The body has to be a JSON object');
  }
  return draftOf({ ...body });
}

function draftOf({ name, author, releaseDate }: Record<string, unknown>): Draft | Response {
  const errors = [
    ...brokenTextRules('name', name),
    ...brokenTextRules('author', author),
    ...brokenDateRules(releaseDate),
  ];
  if (errors.length > 0) {
    return invalid(errors);
  }
  const texts = { name: String(name).trim(), author: String(author).trim() };
  return typeof releaseDate === 'string' ? { ...texts, releaseDate } : texts;
}

/** The answer to a request that broke rules. */
export function invalid(errors: readonly BrokenRule[]): Response {
  const count = errors.length === 1 ? '1 field is invalid' : `${errors.length} fields are invalid`;
  return problem(400, count, {}, errors);
}

/** A control character, half of a surrogate pair, or the mark of a character that was lost. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\uFFFD]/u;

export function brokenTextRules(field: string, value: unknown): BrokenRule[] {
  if (value !== undefined && value !== null && typeof value !== 'string') {
    return [{ field, rule: 'string', message: `${field} is not a string` }];
  }
  const text = value?.trim() ?? '';
  if (text === '') {
    return [{ field, rule: 'required', message: `${field} is required` }];
  }
  const { length } = Array.from(text);
  const errors: BrokenRule[] = [];
  if (length > MAX_TEXT_LENGTH) {
    const message = `${field} has ${length} characters; at most ${MAX_TEXT_LENGTH} are allowed`;
    errors.push({ field, rule: 'max-length', message });
  }
  if (UNPRINTABLE.test(text)) {
    errors.push({ field, rule: 'characters', message: `${field} holds a control character` });
  }
  return errors;
}

function brokenDateRules(value: unknown): BrokenRule[] {
  return value === undefined || value === null || isCalendarDate(value)
    ? []
    : [{ field: 'releaseDate', rule: 'date', message: 'releaseDate is not a date' }];
}

/** `Date` takes 2001-02-30 for 2 March, so the text has to come back the same. */
function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return false;
  }
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
