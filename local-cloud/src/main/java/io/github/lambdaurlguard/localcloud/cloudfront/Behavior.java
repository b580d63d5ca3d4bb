package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.functions.ViewerFunctions;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Forwarding;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import java.util.Optional;
import java.util.Set;

/**
 * A cache behaviour: what happens to the requests that fall under its pattern.
 *
 * @param pattern what the paths have to match; for the default behaviour, {@code *}
 * @param origin of an origin group, the primary one
 * @param cachedMethods those of the allowed methods whose answers are kept
 * @param compresses its own setting; the cache policy enables the codings
 * @param functions its CloudFront functions, next to the viewer
 * @param originRequest a Lambda@Edge function that sees the request on its way to the origin
 */
public record Behavior(
    PathPattern pattern,
    ViewerProtocolPolicy viewerProtocolPolicy,
    Origin origin,
    Optional<Failover> failover,
    Set<String> allowedMethods,
    Set<String> cachedMethods,
    Forwarding forwarding,
    ResponseHeadersPolicy responseHeadersPolicy,
    boolean compresses,
    ViewerFunctions functions,
    Optional<EdgeAssociation> originRequest) {

  /** A Lambda@Edge function of the behaviour, and whether it is shown the body. */
  public record EdgeAssociation(LambdaFunction function, boolean includeBody) {}

  CachePolicy cachePolicy() {
    return forwarding.cachePolicy();
  }

  boolean caches(String method) {
    return cachePolicy().caches() && cachedMethods.contains(method);
  }

  /** The codings in which a viewer may get an object. */
  Set<ContentCoding> codingsFor(HttpRequest viewer) {
    return compresses
        ? ContentCoding.accepted(viewer.headers(), cachePolicy().codings())
        : Set.of();
  }
}
