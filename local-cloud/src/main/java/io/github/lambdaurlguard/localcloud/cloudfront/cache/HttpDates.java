package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates of headers, in the one form that is in use (RFC 9110, section 5.6.7). */
final class HttpDates {
  private HttpDates() {}

  /** Empty if the text is no date. */
  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
