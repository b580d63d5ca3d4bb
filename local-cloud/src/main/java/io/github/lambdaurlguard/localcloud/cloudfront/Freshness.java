package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.CachePolicy.TimeToLive;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long CloudFront keeps a response.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html">Manage
 *     how long content stays in the cache</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html">How
 *     CloudFront caches 4xx and 5xx status codes</a>
 */
final class Freshness {
  /** CloudFront's default for the error caching minimum TTL. */
  static final Duration ERROR_MIN = Duration.ofSeconds(10);

  private static final Set<Integer> ALWAYS_CACHED_ERRORS =
      Set.of(404, 405, 414, 500, 501, 502, 503, 504);
  private static final Set<Integer> ERRORS_CACHED_BY_HEADER = Set.of(400, 403, 412, 415);
  private static final Set<Integer> NEVER_CACHED = Set.of(206, 304);
  private static final int FIRST_ERROR = 400;

  private Freshness() {}

  /**
   * The response's stay; zero means that it is kept, and checked with the origin each time. Empty
   * if it is not kept.
   */
  static Optional<Duration> of(HttpResponse response, TimeToLive bounds, Instant now) {
    var directives = directives(response);
    var age = age(directives);
    if (response.status() >= FIRST_ERROR) {
      var isKept =
          ALWAYS_CACHED_ERRORS.contains(response.status())
              || (ERRORS_CACHED_BY_HEADER.contains(response.status()) && age.isPresent());
      return isKept ? Optional.of(longer(ERROR_MIN, age.orElse(ERROR_MIN))) : Optional.empty();
    }
    if (NEVER_CACHED.contains(response.status())) {
      return Optional.empty();
    }
    if (directives.containsKey("no-store") || directives.containsKey("private")) {
      return Optional.of(bounds.min()).filter(Duration::isPositive);
    }
    if (directives.containsKey("no-cache")) {
      return Optional.of(bounds.min());
    }
    var asked = age.or(() -> untilExpiry(response, now)).orElse(bounds.otherwise());
    return Optional.of(
        longer(bounds.min(), asked.compareTo(bounds.max()) > 0 ? bounds.max() : asked));
  }

  private static Map<String, String> directives(HttpResponse response) {
    var directives = new HashMap<String, String>();
    for (var directive : response.headers().getCSV("Cache-Control", false)) {
      var parts = directive.split("=", 2);
      directives.put(parts[0].strip().toLowerCase(Locale.ROOT), parts.length == 1 ? "" : parts[1]);
    }
    return directives;
  }

  /** For a shared cache, {@code s-maxage} goes before {@code max-age}. */
  private static Optional<Duration> age(Map<String, String> directives) {
    return Optional.ofNullable(directives.getOrDefault("s-maxage", directives.get("max-age")))
        .map(String::strip)
        .filter(seconds -> seconds.matches("\\d{1,10}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  /** A date that is none lies in the past (RFC 9111, section 5.3). */
  private static Optional<Duration> untilExpiry(HttpResponse response, Instant now) {
    return Optional.ofNullable(response.headers().get("Expires"))
        .map(
            date -> {
              try {
                var expiry = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
                return longer(Duration.ZERO, Duration.between(now, expiry.toInstant()));
              } catch (DateTimeException _) {
                return Duration.ZERO;
              }
            });
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
