package io.github.lambdaurlguard.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list of books.
 *
 * @param last the id after which the next page begins; none if this is the last page
 */
record BookPage(List<Book> books, Optional<String> last) {

  /**
   * What of a page's text fits into Lambda's answer of 6 MB: written as JSON within JSON, a
   * character takes up to 7 bytes ({@code \\u0001}).
   */
  static final int MAX_CHARACTERS = 800_000;

  /** The page, or the front part of it that an answer can carry: a book at least. */
  BookPage fittingIntoAnAnswer() {
    var front = new ArrayList<Book>();
    int characters = 0;
    for (Book book : books) {
      characters += book.id().length() + book.details().name().length();
      characters += book.details().author().length();
      if (characters > MAX_CHARACTERS && !front.isEmpty()) {
        return new BookPage(front, Optional.of(front.getLast().id()));
      }
      front.add(book);
    }
    return this;
  }
}
