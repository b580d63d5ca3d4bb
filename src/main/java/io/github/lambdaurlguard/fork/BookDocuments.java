package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of the documents what is about the books: what stands between {@code <!-- books -->}
 * and {@code <!-- /books -->}, and the rows of tables and the entries of lists that name them.
 */
final class BookDocuments {
  private static final String START = "<!-- books -->";
  private static final String END = "<!-- /books -->";

  /** What names the books, or a test of theirs. */
  private static final List<String> NAMES =
      List.of(
          "Book",
          "book",
          "`EntityTag",
          "`FaultsIT",
          "`HostileBodiesIT",
          "`PagingIT",
          "`ParallelWritersIT",
          "`RehearsalIT",
          "`FaultsTest",
          "`ListQueryTest");

  private final Checkout checkout;

  BookDocuments(Checkout checkout) {
    this.checkout = checkout;
  }

  void remove() {
    for (var file : checkout.files("")) {
      if (file.endsWith(".md")) {
        checkout.edit(file, BookDocuments::withoutBooks);
      }
    }
  }

  private static String withoutBooks(String text) {
    var kept = new ArrayList<String>();
    boolean isOfBooks = false;
    boolean isEntryOfBooks = false;
    for (var line : text.lines().toList()) {
      if (line.equals(START)) {
        isOfBooks = true;
      }
      if (!isOfBooks) {
        isEntryOfBooks = isGone(line) || (isEntryOfBooks && line.startsWith("  "));
        if (!isEntryOfBooks) {
          kept.add(line);
        }
      }
      if (line.equals(END)) {
        isOfBooks = false;
        if (!kept.isEmpty() && kept.getLast().isBlank()) {
          kept.removeLast();
        }
      }
    }
    return String.join("\n", kept) + "\n";
  }

  private static boolean isGone(String line) {
    return (line.startsWith("|") || line.startsWith("- "))
        && NAMES.stream().anyMatch(line::contains);
  }
}
