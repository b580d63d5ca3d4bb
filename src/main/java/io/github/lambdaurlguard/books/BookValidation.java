package io.github.lambdaurlguard.books;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that a book from outside has to keep. */
final class BookValidation {

  static final int MAX_CHARACTERS = 200;

  private static final Set<String> KNOWN = Set.of("id", "name", "author", "releaseDate");
  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Violations violations = new Violations();

  private BookValidation() {}

  /** The details of a book that is to be created; its id is the server's to make. */
  static BookDetails forCreate(Request request) {
    return new BookValidation().validate(request, Optional.empty());
  }

  /** The details of a book that is to be updated; the body may repeat the id of the path. */
  static BookDetails forUpdate(Request request, String pathId) {
    return new BookValidation().validate(request, Optional.of(pathId));
  }

  private BookDetails validate(Request request, Optional<String> pathId) {
    JsonBody body = JsonBody.parse(jsonText(request), violations);
    checkId(body, pathId);
    String name = requiredText(body, "name");
    String author = requiredText(body, "author");
    Optional<LocalDate> releaseDate = date(body, "releaseDate");
    for (String field : body.names()) {
      if (!KNOWN.contains(field)) {
        violations.add(field, "unknown", Violation.show(field) + " is not a field of a book");
      }
    }
    violations.throwIfAny();
    return new BookDetails(name, author, releaseDate);
  }

  private static String jsonText(Request request) {
    request
        .header("content-encoding")
        .filter(coding -> !MediaType.isIdentity(coding))
        .ifPresent(
            coding -> {
              throw Problem.unsupportedContentCoding(
                  "the content coding is %s; send the body as it is, without one"
                      .formatted(Violation.show(coding)));
            });
    if (request.body().isEmpty()) {
      throw Problem.invalid("body", "required", "the body is empty; send a book as JSON");
    }
    String contentType = request.header("content-type").orElse("");
    if (!MediaType.isUtf8Json(contentType)) {
      throw Problem.unsupportedMediaType(
          contentType.isEmpty()
              ? "the content type is missing; send application/json"
              : "the content type is %s; send application/json in UTF-8"
                  .formatted(Violation.show(contentType)));
    }
    return request.bodyText();
  }

  private void checkId(JsonBody body, Optional<String> pathId) {
    if (!body.names().contains("id")) {
      return;
    }
    if (pathId.isEmpty()) {
      violations.add("id", "read-only", "id is made by the server; leave it out");
    } else if (!body.isString("id")) {
      violations.add("id", "string", "id is %s; send a string".formatted(body.kindOf("id")));
    } else if (!body.string("id").equals(pathId.get())) {
      violations.add(
          "id",
          "same-as-path",
          "id is %s but the path names %s; send the same or leave it out"
              .formatted(Violation.show(body.string("id")), Violation.show(pathId.get())));
    }
  }

  private String requiredText(JsonBody body, String field) {
    if (body.isAbsent(field)) {
      violations.add(field, "required", field + " is required");
      return "";
    }
    if (!body.isString(field)) {
      violations.add(field, "string", field + " is " + body.kindOf(field) + "; send a string");
      return "";
    }
    return text(field, body.string(field), violations);
  }

  /** The value trimmed, after noting what is wrong with it. */
  static String text(String field, String value, Violations violations) {
    String trimmed = value.strip();
    int length = trimmed.codePointCount(0, trimmed.length());
    if (length == 0) {
      violations.add(field, "required", field + " is required");
    } else if (length > MAX_CHARACTERS) {
      violations.add(
          field,
          "max-length",
          "%s has %d characters; at most %d are allowed".formatted(field, length, MAX_CHARACTERS));
    }
    if (trimmed.codePoints().anyMatch(Printable::isUnprintable)) {
      violations.add(
          field,
          "characters",
          field
              + " holds a control character, half of a surrogate pair or a replacement character"
              + " (U+FFFD); remove it");
    }
    return trimmed;
  }

  private Optional<LocalDate> date(JsonBody body, String field) {
    if (body.isAbsent(field)) {
      return Optional.empty();
    }
    if (!body.isString(field)) {
      violations.add(
          field, "date", field + " is " + body.kindOf(field) + "; send a date such as 2001-05-31");
      return Optional.empty();
    }
    String value = body.string(field);
    if (ISO_DATE.matcher(value).matches()) {
      try {
        return Optional.of(LocalDate.parse(value));
      } catch (DateTimeParseException e) {
        // Of the right form, but no day of any calendar: told below.
      }
    }
    violations.add(
        field,
        "date",
        "%s is %s; send a date such as 2001-05-31".formatted(field, Violation.show(value)));
    return Optional.empty();
  }
}
