import { describe, expect, it } from 'vitest';
import { cursorOf, extend, firstPage, parseTrail } from './trail';

describe('the state of a history entry', () => {
  it.each([
    ['a trail', { page: 2, cursors: ['a', 'b'] }, { page: 2, cursors: ['a', 'b'] }],
    ['nothing', null, firstPage],
    ['something else', { saved: true }, firstPage],
    ['a page without a cursor', { page: 3, cursors: ['a'] }, firstPage],
    ['a page before the first', { page: 0, cursors: [] }, firstPage],
    ['cursors that are not text', { page: 1, cursors: [1] }, firstPage],
  ])('%s', (_name, state, expected) => {
    expect(parseTrail(state)).toEqual(expected);
  });
});

it.each([
  [1, undefined],
  [2, 'a'],
  [3, 'b'],
])('page %i opens with the cursor %s', (page, expected) => {
  expect(cursorOf({ page, cursors: ['a', 'b'] })).toBe(expected);
});

describe('the page after the current one', () => {
  it.each([
    ['is added when it is new', { page: 1, cursors: [] }, 'a', ['a']],
    ['is known already', { page: 1, cursors: ['a'] }, 'a', ['a']],
    ['does not exist', { page: 2, cursors: ['a'] }, undefined, ['a']],
  ])('%s', (_name, trail, nextCursor, expected) => {
    expect(extend(trail, nextCursor).cursors).toEqual(expected);
  });
});
