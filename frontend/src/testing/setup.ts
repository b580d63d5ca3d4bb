import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// The first test that opens a page also waits for its modules.
configure({ asyncUtilTimeout: 30_000 });

// jsdom has no media queries; nothing under test depends on the system's colours.
window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false }) as never;

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});
