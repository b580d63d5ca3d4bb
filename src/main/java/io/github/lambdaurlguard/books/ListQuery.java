package io.github.lambdaurlguard.books;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client asks of a list.
 *
 * @param after the id of the last book of the page before
 */
record ListQuery(Optional<String> author, int limit, Optional<String> after) {

  static final int MAX_LIMIT = 100;
  static final int DEFAULT_LIMIT = 50;

  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  static ListQuery parse(Request request) {
    var violations = new Violations();
    var author =
        single(request, "author", violations)
            .map(value -> BookValidation.text("author", value, violations));
    int limit =
        single(request, "limit", violations)
            .map(value -> parseLimit(value, violations))
            .orElse(DEFAULT_LIMIT);
    var after = single(request, "cursor", violations).map(value -> parseCursor(value, violations));
    violations.throwIfAny();
    return new ListQuery(author, limit, after);
  }

  /**
   * The query of the page after the book with this id: opaque to clients, so that it may change.
   */
  String toNextPage(String lastId) {
    byte[] id = lastId.getBytes(StandardCharsets.UTF_8);
    String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    return "?cursor=%s&limit=%d%s"
        .formatted(
            cursor, limit, author.map(value -> "&author=" + Percent.encode(value)).orElse(""));
  }

  private static Optional<String> single(Request request, String name, Violations violations) {
    List<String> values = request.parameter(name);
    if (values.size() > 1) {
      violations.add(name, "unique", name + " is there more than once; send it once");
    }
    return values.stream().findFirst();
  }

  private static int parseLimit(String value, Violations violations) {
    int limit = DIGITS.matcher(value).matches() ? Integer.parseInt(value) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      violations.add(
          "limit",
          "range",
          "limit is %s; send a whole number from 1 to %d"
              .formatted(Violation.show(value), MAX_LIMIT));
    }
    return limit;
  }

  private static String parseCursor(String value, Violations violations) {
    try {
      byte[] id = Base64.getUrlDecoder().decode(value);
      String after = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(id)).toString();
      if (BookId.isPossible(after)) {
        return after;
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // Told below, with every other cursor that cannot be one of ours.
    }
    violations.add(
        "cursor",
        "cursor",
        "cursor is %s; send it as it stands in the Link header of the page before"
            .formatted(Violation.show(value)));
    return "";
  }
}
