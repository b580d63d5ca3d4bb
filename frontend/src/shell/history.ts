import { navigate } from 'wouter/use-browser-location';
import { isJsonObject } from '../api/json';

/** Goes to a page, and remembers the page before it. */
export function goTo(address: string): void {
  const { pathname, search } = window.location;
  navigate(address, { state: { from: pathname + search } });
}

/**
 * Leaves a page that nobody should come back to, such as a form that was sent: the page at the
 * address takes its place in the history, or is gone back to where the person came from it.
 */
export function leaveTo(address: string): void {
  const state: unknown = window.history.state;
  const from = isJsonObject(state) && typeof state.from === 'string' ? state.from : undefined;
  if (from !== undefined && pathOf(from) === pathOf(address)) {
    window.history.back();
  } else {
    navigate(address, { replace: true, state });
  }
}

function pathOf(address: string): string {
  return new URL(address, window.location.origin).pathname;
}
