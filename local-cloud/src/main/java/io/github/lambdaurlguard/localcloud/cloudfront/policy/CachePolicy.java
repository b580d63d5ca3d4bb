package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import java.util.Set;

/**
 * What a behaviour keeps, for how long, and by which parts of a request it knows it again. What is
 * in the key goes to the origin too.
 *
 * @param codings the compressed formats that it keeps apart; with one of them {@code
 *     Accept-Encoding} is normalised
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html">Understand
 *     cache policies</a>
 */
public record CachePolicy(
    TimeToLive timeToLive,
    Selection headers,
    Selection cookies,
    Selection queries,
    Set<ContentCoding> codings) {

  public CachePolicy {
    codings = Set.copyOf(codings);
  }

  public boolean caches() {
    return timeToLive.caches();
  }
}
