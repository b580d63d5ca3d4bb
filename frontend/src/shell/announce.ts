export const ANNOUNCER_ID = 'announcer';

let waiting: number | undefined;

/** Says something to a screen reader that a person who sees the page notices by themselves. */
export function announce(text: string): void {
  const announcer = document.getElementById(ANNOUNCER_ID);
  if (announcer === null) {
    return;
  }
  // The same words again are news only where they were gone in between.
  announcer.textContent = '';
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    announcer.textContent = text;
  }, 100);
}
