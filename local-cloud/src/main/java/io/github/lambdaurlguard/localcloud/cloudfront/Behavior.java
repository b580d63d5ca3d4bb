package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import java.util.Optional;
import java.util.Set;

/**
 * A cache behaviour: what happens to the requests that fall under its pattern.
 *
 * @param pattern what the paths have to match; for the default behaviour, {@code *}
 * @param compresses whether its cache policy and its own setting both ask for compression
 * @param viewerRequest a CloudFront function that sees the request first
 * @param originRequest a Lambda@Edge function that sees the request on its way to the origin
 */
public record Behavior(
    PathPattern pattern,
    ViewerProtocolPolicy viewerProtocolPolicy,
    Origin origin,
    Set<String> allowedMethods,
    OriginRequestPolicy originRequestPolicy,
    ResponseHeadersPolicy responseHeadersPolicy,
    CachePolicy cachePolicy,
    boolean compresses,
    Optional<LambdaFunction> viewerRequest,
    Optional<EdgeAssociation> originRequest) {

  /** A Lambda@Edge function of the behaviour, and whether it is shown the body. */
  public record EdgeAssociation(LambdaFunction function, boolean includeBody) {}
}
