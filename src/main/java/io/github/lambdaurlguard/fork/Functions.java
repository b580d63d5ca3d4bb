package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.List;

/**
 * The functions behind function URLs.
 *
 * @param books the logical ids of the example's
 * @param others those of the others
 */
record Functions(List<String> books, List<String> others) {
  /** The package of the example. */
  static final String PACKAGE = "io.github.lambdaurlguard.books";

  static final String TABLE = "BooksTable";

  /** Finds them in backend.yaml. */
  static Functions in(Checkout checkout) {
    var backend = new YamlText(Places.BACKEND, checkout.read(Places.BACKEND));
    var books = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var id : backend.keys("Resources")) {
      if (backend.keys("Resources").contains(id + "Url")) {
        var isBooks =
            backend.lines(backend.block("Resources", id)).stream()
                .anyMatch(line -> line.strip().startsWith("Handler: " + PACKAGE + "."));
        (isBooks ? books : others).add(id);
      }
    }
    return new Functions(List.copyOf(books), List.copyOf(others));
  }

  /**
   * Finds them, to take the books out.
   *
   * @throws RefusedException if there are no books, or nothing else
   */
  static Functions of(Checkout checkout) {
    var functions = in(checkout);
    if (functions.books().isEmpty()) {
      throw new RefusedException("there are no books: no function's handler is in " + PACKAGE);
    }
    if (functions.others().isEmpty()) {
      throw new RefusedException(
          "the books are the only functions, and a distribution without one would have nothing to"
              + " sign for; add yours first with bin/new-function");
    }
    return functions;
  }
}
