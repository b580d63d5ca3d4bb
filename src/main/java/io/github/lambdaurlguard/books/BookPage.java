package io.github.lambdaurlguard.books;

import java.util.List;

/** One page of a list of books, and whether more follow the last of them. */
record BookPage(List<Book> books, boolean hasMore) {}
