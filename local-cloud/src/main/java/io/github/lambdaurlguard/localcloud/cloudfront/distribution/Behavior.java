package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeTriggers;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.ViewerFunctions;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Failover;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Forwarding;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A cache behaviour: what happens to the requests that fall under its pattern.
 *
 * @param pattern what the paths have to match; for the default behaviour, {@code *}
 * @param origin of an origin group, the primary one
 * @param cachedMethods those of the allowed methods whose answers are kept
 * @param compresses its own setting; the cache policy enables the codings
 * @param functions its CloudFront functions, next to the viewer
 * @param edge its Lambda@Edge functions
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
    EdgeTriggers edge) {

  /** All that a request of this behaviour may be sent to. */
  List<Origin> origins() {
    return Stream.concat(Stream.of(origin), failover.map(Failover::secondary).stream()).toList();
  }

  CachePolicy cachePolicy() {
    return forwarding.cachePolicy();
  }

  boolean caches(String method) {
    return cachePolicy().caches() && cachedMethods.contains(method);
  }

  /**
   * AWS names no policy under which errors are not kept but one of its own, and that not surely.
   */
  boolean keepsErrors(String method) {
    return cachedMethods.contains(method);
  }

  /** The codings in which a viewer may get an object. */
  Set<ContentCoding> codingsFor(HttpRequest viewer) {
    return compresses
        ? ContentCoding.accepted(viewer.headers(), cachePolicy().codings())
        : Set.of();
  }
}
