import { isJsonObject } from '../../api/json';
import { untilTabCloses } from '../../storage';
import type { DraftValues } from './draftRules';

/*
 * What a person entered and did not save outlives a reload, the back button and a link followed by
 * mistake. It stays in its tab, and ends with it.
 */
const PREFIX = 'draft of ';

export function keepDraft(place: string, values: DraftValues): void {
  untilTabCloses.write(PREFIX + place, JSON.stringify(values));
}

export function keptDraft(place: string): DraftValues | undefined {
  const text = untilTabCloses.read(PREFIX + place);
  const kept: unknown = text === null ? undefined : JSON.parse(text);
  if (!isJsonObject(kept)) {
    return undefined;
  }
  const { name, author, releaseDate } = kept;
  const isDraft =
    typeof name === 'string' && typeof author === 'string' && typeof releaseDate === 'string';
  return isDraft ? { name, author, releaseDate } : undefined;
}

export function dropDraft(place: string): void {
  untilTabCloses.remove(PREFIX + place);
}
