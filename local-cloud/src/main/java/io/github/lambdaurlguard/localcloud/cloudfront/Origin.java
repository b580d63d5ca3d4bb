package io.github.lambdaurlguard.localcloud.cloudfront;

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
   */
  record CustomOrigin(
      String id, String domainName, Map<String, String> customHeaders, OriginTimeouts timeouts)
      implements Origin {

    /** The same, elsewhere. */
    CustomOrigin at(String newDomainName) {
      return new CustomOrigin(id, newDomainName, customHeaders, timeouts);
    }
  }
}
