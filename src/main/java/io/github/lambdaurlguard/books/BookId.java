package io.github.lambdaurlguard.books;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** The id of a book: a UUID when the server made it, any text that a path can carry otherwise. */
final class BookId {

  /** DynamoDB's limit of a sort key in UTF-8, which the id is in the index by author. */
  static final int MAX_BYTES = 1024;

  /** Clients and proxies take these for steps within the path, percent-encoded or not. */
  private static final Set<String> STEPS = Set.of(".", "..");

  private BookId() {}

  static String create() {
    return UUID.randomUUID().toString();
  }

  /** Whether a table may hold it, and so a cursor may name it. */
  static boolean isPossible(String id) {
    return !id.isEmpty() && bytes(id) <= MAX_BYTES;
  }

  private static int bytes(String id) {
    return id.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The id in a path such as {@code /1234}. */
  static String fromPath(String path) {
    String raw = path.startsWith("/") ? path.substring(1) : path;
    if (raw.contains("/")) {
      throw Problem.notFound("There is nothing at %s".formatted(Violation.show(path)));
    }
    String id = decode(raw);
    if (id.isEmpty()) {
      throw Problem.invalid("id", "required", "the path ends before the id of a book");
    }
    if (STEPS.contains(id)) {
      throw Problem.invalid(
          "id",
          "path-segment",
          "id is %s, a step within a path; take another id".formatted(Violation.show(id)));
    }
    if (!isPossible(id)) {
      throw Problem.invalid(
          "id",
          "max-length",
          "id has %d bytes in UTF-8; at most %d are allowed".formatted(bytes(id), MAX_BYTES));
    }
    return id;
  }

  /**
   * The id in the path of a book that is to be created: stored, it has to be readable to people.
   */
  static String ofNewBook(String path) {
    String id = fromPath(path);
    if (id.codePoints().anyMatch(Printable::isUnprintable)) {
      throw Problem.invalid(
          "id", "characters", "id holds a control or replacement character; take another id");
    }
    return id;
  }

  private static String decode(String raw) {
    try {
      return Percent.decode(raw);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(
          "id",
          "percent-encoding",
          "the path names %s: %s".formatted(Violation.show(raw), e.getMessage()));
    }
  }
}
