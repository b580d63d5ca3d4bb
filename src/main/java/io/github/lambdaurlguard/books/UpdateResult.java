package io.github.lambdaurlguard.books;

/** How an update ended. */
sealed interface UpdateResult {

  record Updated(Book book) implements UpdateResult {}

  record Unknown() implements UpdateResult {}

  /** Somebody else was faster: the book is at a version that the client did not allow. */
  record Changed(long version) implements UpdateResult {}
}
