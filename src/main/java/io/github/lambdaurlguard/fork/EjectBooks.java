package io.github.lambdaurlguard.fork;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The command {@code bin/eject-books}: takes the example out, and leaves the functions that are
 * left.
 */
public final class EjectBooks {
  private static final String USAGE =
      """
      usage: bin/eject-books
      Removes the books from the templates, the sources, the tests, the frontend and the documents, and keeps the functions
      that you added. You need at least one: add it with bin/new-function. The books' table keeps its data on AWS.
        --help    show this
      """;

  private EjectBooks() {}

  /** Run in the root of the checkout. */
  public static void main(String... arguments) {
    System.exit(Command.run("bin/eject-books", USAGE, () -> eject(arguments)));
  }

  private static Optional<String> eject(String... arguments) {
    for (var argument : arguments) {
      if (argument.equals("--help") || argument.equals("-h")) {
        return Optional.empty();
      }
      throw new UsageException("unknown option " + argument);
    }
    var checkout = new Checkout(Path.of("").toAbsolutePath());
    var functions = plan(checkout);
    return Optional.of(
        Report.of(checkout.apply())
            + """

            The remaining functions: %s.
            To undo it: git checkout -- . && git clean -fd -- frontend
            Next:
              bin/test    (also builds everything)
              git commit
            """
                .formatted(String.join(", ", functions.others())));
  }

  /** Checks that the books can go, and makes all edits, which are still to be applied. */
  static Functions plan(Checkout checkout) {
    var functions = Functions.of(checkout);
    new BookSources(checkout, functions).remove();
    new BookTemplates(checkout, functions).remove();
    new StarterPage(checkout).write();
    new BookDocuments(checkout).remove();
    BookNames.replace(checkout);
    return functions;
  }
}
