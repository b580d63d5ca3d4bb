package io.github.lambdaurlguard.localcloud.cloudfront.policy;

/**
 * Which parts of the viewer's request go to the origin, beyond what the cache policy takes into its
 * key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-request-understand-origin-request-policy.html">Understand
 *     origin request policies</a>
 */
public record OriginRequestPolicy(Selection headers, Selection cookies, Selection queries) {
  /** No policy: nothing more than the cache policy takes. */
  public static final OriginRequestPolicy NONE =
      new OriginRequestPolicy(Selection.NONE, Selection.NONE, Selection.NONE);
}
