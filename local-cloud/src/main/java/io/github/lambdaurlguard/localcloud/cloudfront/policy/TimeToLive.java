package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import java.time.Duration;

/**
 * The bounds of an object's stay in the cache.
 *
 * @param otherwise for an object whose headers say nothing
 */
public record TimeToLive(Duration min, Duration otherwise, Duration max) {
  static final TimeToLive NONE = ofSeconds(0, 0, 0);

  public static TimeToLive ofSeconds(long min, long otherwise, long max) {
    return new TimeToLive(
        Duration.ofSeconds(min), Duration.ofSeconds(otherwise), Duration.ofSeconds(max));
  }

  /** Without a positive maximum caching is disabled. */
  public boolean caches() {
    return max.isPositive();
  }
}
