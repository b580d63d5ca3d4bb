package io.github.lambdaurlguard.localcloud.cloudfront;

import java.time.Duration;
import java.util.Map;

/** Where a distribution gets its answers. */
public sealed interface Origin {
  String id();

  String domainName();

  /**
   * An S3 bucket.
   *
   * @param domainName its regional domain name
   */
  record BucketOrigin(String id, String domainName) implements Origin {}

  /**
   * An HTTP server: here, a function URL.
   *
   * @param customHeaders by lower-case name
   * @param readTimeout how long CloudFront waits for an answer
   */
  record CustomOrigin(
      String id, String domainName, Map<String, String> customHeaders, Duration readTimeout)
      implements Origin {}
}
