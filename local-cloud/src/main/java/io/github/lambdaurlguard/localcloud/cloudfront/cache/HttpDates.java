package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.HttpDateTime;

/** Dates of headers, in the three forms of RFC 9110, section 5.6.7. */
final class HttpDates {
  private HttpDates() {}

  /** Empty if the text is no date. */
  static Optional<Instant> parse(String text) {
    var millis = HttpDateTime.parseToEpoch(text);
    return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
