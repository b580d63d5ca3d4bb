import { paths } from './books/paths';
import { routeOf } from './books/route';

/** Where the name of the application leads, and what to call it. */
export const home = { href: paths.list, text: 'Go to the books' };

/** The program of each page, loaded when somebody goes there or nothing else is to be done. */
export const pageModules = {
  list: () => import('./books/list/BookListPage'),
  create: () => import('./books/form/CreateBookPage'),
  book: () => import('./books/detail/BookPage'),
  edit: () => import('./books/form/EditBookPage'),
};

export type PageName = keyof typeof pageModules;

export const pageNames = Object.keys(pageModules) as PageName[];

/** The program that the address asks for. */
export function pageAt(pathname: string): PageName | undefined {
  return pathname === '/' ? 'list' : routeOf(pathname)?.page;
}
