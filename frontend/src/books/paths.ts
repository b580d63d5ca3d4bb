/** The addresses of the pages. */
export const paths = {
  list: '/books',
  listOf: (author: string) => `/books?${new URLSearchParams({ author })}`,
  create: '/books/new',
  /** A book with the id `new` has a longer address, because the form of a new book has that one. */
  book: (id: string) => (id === 'new' ? '/books/new/details' : `/books/${encodeURIComponent(id)}`),
  edit: (id: string) => `/books/${encodeURIComponent(id)}/edit`,
};

/** The list, as the breadcrumbs of the pages below it name it. */
export const booksAncestor = { text: 'Books', href: paths.list };
