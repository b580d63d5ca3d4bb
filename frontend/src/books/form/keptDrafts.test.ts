import { beforeEach, expect, it } from 'vitest';
import { dropDraft, keepDraft, keptDraft } from './keptDrafts';

const values = { name: 'Dune', author: '', releaseDate: '' };

beforeEach(() => keepDraft('here', values));

it('finds what was kept at the same place only', () => {
  expect(keptDraft('here')).toEqual(values);
  expect(keptDraft('there')).toBeUndefined();
});

it('forgets what was dropped', () => {
  dropDraft('here');
  expect(keptDraft('here')).toBeUndefined();
});

it.each(['null', '{}', '{"name":1,"author":"","releaseDate":""}'])(
  'ignores %s, which an older release may have left',
  (text) => {
    sessionStorage.setItem('draft of here', text);
    expect(keptDraft('here')).toBeUndefined();
  },
);
