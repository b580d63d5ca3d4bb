package io.github.lambdaurlguard.books;

import java.util.UUID;

/** The id of a book: a UUID when the server made it, any short text when it was imported. */
final class BookId {

  private static final int MAX_CHARACTERS = 100;

  private BookId() {}

  static String create() {
    return UUID.randomUUID().toString();
  }

  static boolean isPossible(String id) {
    return !id.isEmpty() && id.length() <= MAX_CHARACTERS;
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
    if (!isPossible(id)) {
      throw Problem.invalid(
          "id",
          "max-length",
          "id has %d characters; at most %d are allowed".formatted(id.length(), MAX_CHARACTERS));
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
