package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.http.HeaderElements;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long CloudFront keeps a response.
 *
 * @param bounds of the cache policy
 * @param errors of the distribution
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html">Manage
 *     how long content stays in the cache</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html">How
 *     CloudFront caches 4xx and 5xx status codes</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html">Control
 *     how long CloudFront caches errors</a>
 */
public record Freshness(TimeToLive bounds, ErrorCaching errors) {
  /**
   * AWS's pages differ over 405 and 410. Here they are kept, so that nothing goes well here only.
   */
  private static final Set<Integer> ALWAYS_CACHED_ERRORS =
      Set.of(404, 405, 410, 414, 500, 501, 502, 503, 504);

  private static final Set<Integer> ERRORS_CACHED_BY_HEADER = Set.of(400, 403, 412, 415);

  /** For all other errors the origin cannot object. */
  private static final Set<Integer> ERRORS_NOT_CACHED_BY_HEADER = Set.of(404, 410, 414, 501);

  private static final Set<Integer> NEVER_CACHED = Set.of(206, 304);

  /**
   * The response's stay; zero means that it is kept, and checked with the origin each time. Empty
   * if it is not kept.
   */
  Optional<Duration> of(HttpResponse response, Instant now) {
    var directives = directives(response);
    if (response.isError()) {
      return ofError(response, directives, now);
    }
    if (NEVER_CACHED.contains(response.status()) || isNegotiatedAnew(response)) {
      return Optional.empty();
    }
    if (forbidsStoring(directives)) {
      return Optional.of(bounds.min()).filter(Duration::isPositive);
    }
    if (asksToCheck(directives)) {
      return Optional.of(bounds.min());
    }
    var asked = age(directives).or(() -> untilExpiry(response, now)).orElse(bounds.otherwise());
    return Optional.of(longer(bounds.min(), atMostTheMaximum(asked)));
  }

  private Optional<Duration> ofError(
      HttpResponse response, Map<String, String> directives, Instant now) {
    var status = response.status();
    var age = age(directives);
    if (ERRORS_NOT_CACHED_BY_HEADER.contains(status)
        && (forbidsStoring(directives) || asksToCheck(directives))) {
      return Optional.empty();
    }
    var isKept =
        ALWAYS_CACHED_ERRORS.contains(status)
            || (ERRORS_CACHED_BY_HEADER.contains(status) && age.isPresent());
    var asked = age.or(() -> untilExpiry(response, now)).orElse(Duration.ZERO);
    return isKept
        ? Optional.of(longer(errors.minimum(status), atMostTheMaximum(asked)))
        : Optional.empty();
  }

  private static boolean forbidsStoring(Map<String, String> directives) {
    return directives.containsKey("no-store") || directives.containsKey("private");
  }

  /** {@code no-cache} with names speaks of these headers only. */
  private static boolean asksToCheck(Map<String, String> directives) {
    return directives.getOrDefault("no-cache", "only some headers").isEmpty();
  }

  /** With {@code Vary: *} and no minimum every request is forwarded, without conditions. */
  private boolean isNegotiatedAnew(HttpResponse response) {
    return bounds.min().isZero() && HeaderElements.of(response.headers(), "Vary").contains("*");
  }

  private Duration atMostTheMaximum(Duration asked) {
    return asked.compareTo(bounds.max()) > 0 ? bounds.max() : asked;
  }

  private static Map<String, String> directives(HttpResponse response) {
    var directives = new HashMap<String, String>();
    for (var directive : HeaderElements.of(response.headers(), "Cache-Control")) {
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
            date ->
                HttpDates.parse(date)
                    .map(expiry -> longer(Duration.ZERO, Duration.between(now, expiry)))
                    .orElse(Duration.ZERO));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
