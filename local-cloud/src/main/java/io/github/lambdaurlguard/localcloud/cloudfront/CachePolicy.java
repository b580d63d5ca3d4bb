package io.github.lambdaurlguard.localcloud.cloudfront;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a behaviour keeps and for how long. The policies that the local cloud implements take only
 * the path into the cache key.
 *
 * @param compressed whether the policy enables gzip, without which a behaviour compresses nothing
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html">Managed
 *     cache policies</a>
 */
public record CachePolicy(boolean compressed, TimeToLive timeToLive) {
  /**
   * The bounds of an object's stay.
   *
   * @param otherwise for an object whose headers say nothing
   */
  record TimeToLive(Duration min, Duration otherwise, Duration max) {
    private static final TimeToLive NONE =
        new TimeToLive(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private static final TimeToLive OPTIMIZED =
        new TimeToLive(Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(365));
  }

  private static final Map<String, CachePolicy> MANAGED =
      Map.of(
          "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", new CachePolicy(false, TimeToLive.NONE),
          "658327ea-f89d-4fab-a63d-7e88639e58f6", new CachePolicy(true, TimeToLive.OPTIMIZED),
          "b2884449-e4de-46a7-ac36-70bc7f1ddd6d", new CachePolicy(false, TimeToLive.OPTIMIZED));

  /**
   * The managed policy with this id, if the local cloud implements it: CachingDisabled,
   * CachingOptimized or CachingOptimizedForUncompressedObjects.
   */
  public static Optional<CachePolicy> managed(String id) {
    return Optional.ofNullable(MANAGED.get(id));
  }

  boolean caches() {
    return timeToLive.max().isPositive();
  }
}
