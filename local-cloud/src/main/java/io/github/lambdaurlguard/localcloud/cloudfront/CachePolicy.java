package io.github.lambdaurlguard.localcloud.cloudfront;

import java.util.Map;
import java.util.Optional;

/**
 * What a behaviour may keep and how. The local cloud keeps nothing; of a policy it takes whether
 * compressed answers are asked for.
 *
 * @param compressed whether the policy enables gzip, without which a behaviour compresses nothing
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html">Managed
 *     cache policies</a>
 */
public record CachePolicy(boolean compressed) {
  private static final Map<String, CachePolicy> MANAGED =
      Map.of(
          "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", new CachePolicy(false),
          "658327ea-f89d-4fab-a63d-7e88639e58f6", new CachePolicy(true));

  /**
   * The managed policy with this id, if the local cloud implements it: CachingDisabled or
   * CachingOptimized.
   */
  public static Optional<CachePolicy> managed(String id) {
    return Optional.ofNullable(MANAGED.get(id));
  }
}
