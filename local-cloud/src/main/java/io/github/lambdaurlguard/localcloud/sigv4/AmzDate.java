package io.github.lambdaurlguard.localcloud.sigv4;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The form of {@code X-Amz-Date}: {@code 20260131T235959Z}. */
final class AmzDate {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private AmzDate() {}

  /**
   * Reads a date.
   *
   * @throws java.time.format.DateTimeParseException if it is not of this form
   */
  static Instant parse(String text) {
    return Instant.from(FORM.parse(text));
  }

  static String format(Instant instant) {
    return FORM.format(instant);
  }
}
