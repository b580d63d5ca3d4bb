package io.github.lambdaurlguard.localcloud.cloudfront;

import java.util.Map;
import java.util.Optional;

/**
 * Which parts of the viewer's request go to the origin, beyond what the cache policy takes into its
 * key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html">Managed
 *     origin request policies</a>
 */
public enum OriginRequestPolicy {
  /** No policy: nothing of the viewer's but the path. */
  NONE,
  /** All headers but Host, all cookies, the whole query. */
  ALL_VIEWER_EXCEPT_HOST_HEADER;

  private static final Map<String, OriginRequestPolicy> MANAGED =
      Map.of("b689b0a8-53d0-40ab-baf2-68738e2966ac", ALL_VIEWER_EXCEPT_HOST_HEADER);

  /** The managed policy with this id, if the local cloud implements it. */
  public static Optional<OriginRequestPolicy> managed(String id) {
    return Optional.ofNullable(MANAGED.get(id));
  }

  boolean forwardsViewerHeadersAndQuery() {
    return this == ALL_VIEWER_EXCEPT_HOST_HEADER;
  }
}
