import type { BookPage } from '../api/book';
import { paths } from '../books/paths';
import { formatReleaseDate } from '../books/releaseDate';
import { home, type PageName } from '../pages';
import { element } from './element';

const SKELETON_ROWS = 8;
const SKELETON_WIDTHS_PX = [480, 320, 400];
const titles: Readonly<Record<PageName, string>> = {
  list: 'Books',
  create: 'Create book',
  book: 'Book',
  edit: 'Edit book',
};

/**
 * What is on the screen while React, Cloudscape and the program of the page are on their way, which
 * takes seconds on a slow line: the frame, and of the list its books as soon as they are there.
 */
export function showFirstView(root: HTMLElement, page: PageName | undefined): void {
  root.replaceChildren(
    element('div', { className: 'app-shell' }, [
      element('header', { className: 'app-bar' }, [
        element('a', { className: 'app-bar-home', href: home.href }, [
          element('img', { src: '/icon.svg', alt: '' }),
          'Lambda URL Guard',
        ]),
      ]),
      element('main', { className: 'app-main app-first', ariaBusy: 'true' }, [
        element('h1', {}, [page === undefined ? 'Loading' : titles[page]]),
        page === 'list' ? table(skeletonRows()) : skeletonLines(),
      ]),
    ]),
  );
}

/** Puts the books in the place of the skeleton, unless the application has taken it already. */
export function showBooks(root: HTMLElement, { books }: BookPage): void {
  root
    .querySelector('.app-first tbody')
    ?.replaceChildren(
      ...books.map(({ id, name, author, releaseDate }) =>
        row([
          element('a', { href: paths.book(id) }, [element('bdi', {}, [name])]),
          element('bdi', {}, [author]),
          formatReleaseDate(releaseDate),
        ]),
      ),
    );
}

/** Says that the application did not arrive, and gives what a person can do about it. */
export function showTrouble(
  root: HTMLElement,
  text: string,
  action: string,
  act: () => void,
): void {
  const button = element('button', { type: 'button' }, [action]);
  button.addEventListener('click', act);
  root
    .querySelector('.app-first')
    ?.prepend(element('p', { className: 'app-trouble', role: 'alert' }, [`${text} `, button]));
}

function table(rows: readonly HTMLElement[]): HTMLElement {
  const heads = ['Name', 'Author', 'Release date'];
  return element('table', {}, [
    element('thead', {}, [
      element(
        'tr',
        {},
        heads.map((head) => element('th', { scope: 'col' }, [head])),
      ),
    ]),
    element('tbody', {}, rows),
  ]);
}

function row(cells: readonly (HTMLElement | string)[]): HTMLElement {
  return element(
    'tr',
    {},
    cells.map((cell) => element('td', {}, [cell])),
  );
}

function skeletonRows(): readonly HTMLElement[] {
  return Array.from({ length: SKELETON_ROWS }, () => row([skeleton(), skeleton(), skeleton()]));
}

function skeletonLines(): HTMLElement {
  const lines = element(
    'div',
    { className: 'app-skeleton-lines' },
    SKELETON_WIDTHS_PX.map(skeleton),
  );
  lines.setAttribute('aria-label', 'Loading the page');
  return lines;
}

function skeleton(widthPx?: number): HTMLElement {
  const line = element('span', { className: 'app-skeleton' }, []);
  if (widthPx !== undefined) {
    line.style.inlineSize = `${widthPx}px`;
  }
  return line;
}
