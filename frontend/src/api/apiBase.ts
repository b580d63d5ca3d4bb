import { isJsonObject } from './json';

/** What stands before the paths of the API, on the page's own origin. */
let base: Promise<string> = Promise.resolve('');

/** Reads it from `config.json`, which stands beside `index.html`. */
export function readApiBase(): void {
  base = fetchApiBase();
}

export function apiBase(): Promise<string> {
  return base;
}

/** A site without the file, or with another one, has its API at the root. */
async function fetchApiBase(): Promise<string> {
  try {
    const config: unknown = await (await fetch('/config.json')).json();
    return isJsonObject(config) && typeof config.apiBase === 'string' ? config.apiBase : '';
  } catch {
    return '';
  }
}
