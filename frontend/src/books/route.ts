/** A page and the book that it is about, if it is about one. */
export type Route =
  { readonly page: 'list' | 'create' } | { readonly page: 'book' | 'edit'; readonly id: string };

/**
 * The page at an address. The path is taken as it stands, percent-encoded: an id may hold a slash
 * or a percent sign.
 */
export function routeOf(pathname: string): Route | undefined {
  const [root, books, segment, ...rest] = pathname.replace(/\/$/, '').split('/');
  if (root !== '' || books !== 'books') {
    return undefined;
  }
  if (segment === undefined) {
    return { page: 'list' };
  }
  const id = decoded(segment);
  if (id === undefined || id === '') {
    return undefined;
  }
  switch (rest.join('/')) {
    case '':
      return id === 'new' ? { page: 'create' } : { page: 'book', id };
    case 'edit':
      return { page: 'edit', id };
    case 'details':
      return { page: 'book', id };
    default:
      return undefined;
  }
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
