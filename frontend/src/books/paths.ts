/** The addresses of the pages. */
export const paths = {
  list: '/books',
  listOf: (author: string) => `/books?${new URLSearchParams({ author })}`,
  create: '/books/new',
  book: (id: string) => `/books/${encodeURIComponent(id)}`,
  edit: (id: string) => `/books/${encodeURIComponent(id)}/edit`,
};

/** The list, as the breadcrumbs of the pages below it name it. */
export const booksAncestor = { text: 'Books', href: paths.list };
