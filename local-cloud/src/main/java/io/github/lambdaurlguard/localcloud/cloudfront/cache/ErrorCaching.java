package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import java.time.Duration;
import java.util.Map;

/**
 * How long errors are kept at least: a distribution's error caching minimum TTLs.
 *
 * @param minimums by status, where the distribution sets them
 */
public record ErrorCaching(Map<Integer, Duration> minimums) {
  /** CloudFront's own choice for statuses that a distribution does not name. */
  public static final Duration DEFAULT_MINIMUM = Duration.ofSeconds(10);

  public ErrorCaching {
    minimums = Map.copyOf(minimums);
  }

  Duration minimum(int status) {
    return minimums.getOrDefault(status, DEFAULT_MINIMUM);
  }
}
