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
    const count =
      errors.length === 1 ? '1 field is invalid' : `${errors.length} fields are invalid`;
    return problem(400, count, {}, errors);
  }
  const texts = { name: String(name).trim(), author: String(author).trim() };
  return typeof releaseDate === 'string' ? { ...texts, releaseDate } : texts;
}

function brokenTextRules(field: string, value: unknown): BrokenRule[] {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') {
    return [{ field, rule: 'required', message: `${field} is required` }];
  }
  return text.length > MAX_TEXT_LENGTH
    ? [{ field, rule: 'size', message: `${field} has more than ${MAX_TEXT_LENGTH} characters` }]
    : [];
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
