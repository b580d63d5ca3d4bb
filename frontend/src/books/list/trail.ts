import { isJsonObject } from '../../api/json';

/**
 * The pages of a list that are known so far. The API names a page only by a cursor that the page
 * before it gave, so going back takes remembering the cursors. They live in the history entry: a
 * reload keeps the page, while a shared address begins at the first one.
 */
export interface Trail {
  /** The current page, counted from 1. */
  readonly page: number;
  /** `cursors[0]` opens page 2. */
  readonly cursors: readonly string[];
}

export const firstPage: Trail = { page: 1, cursors: [] };

/** Reads a history entry's state, which may be of another page or of an older release. */
export function parseTrail(state: unknown): Trail {
  if (!isJsonObject(state)) {
    return firstPage;
  }
  const { page, cursors } = state;
  const isTrail =
    Array.isArray(cursors) &&
    cursors.every((cursor) => typeof cursor === 'string') &&
    typeof page === 'number' &&
    page >= 1 &&
    page <= cursors.length + 1;
  return isTrail ? { page, cursors } : firstPage;
}

export function cursorOf({ page, cursors }: Trail): string | undefined {
  return cursors[page - 2];
}

/** Adds the page that the current one announced, when it is not known yet. */
export function extend(trail: Trail, nextCursor: string | undefined): Trail {
  const { page, cursors } = trail;
  const isNew = nextCursor !== undefined && page === cursors.length + 1;
  return isNew ? { page, cursors: [...cursors, nextCursor] } : trail;
}
