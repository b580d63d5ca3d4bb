package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.cache.CacheKey;
import io.github.lambdaurlguard.localcloud.cloudfront.cache.Compression;
import io.github.lambdaurlguard.localcloud.cloudfront.cache.Freshness;
import io.github.lambdaurlguard.localcloud.cloudfront.cache.ObjectCache;
import io.github.lambdaurlguard.localcloud.cloudfront.cache.ObjectCache.Fetch;
import io.github.lambdaurlguard.localcloud.cloudfront.cache.PartialResponse;
import io.github.lambdaurlguard.localcloud.cloudfront.cache.Preconditions;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.BucketClient;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.time.InstantSource;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;

/**
 * Serves what a behaviour keeps out of the cache, and all else from the origin. What the cache
 * answers for, CloudFront judges the viewer's conditions and ranges on; else they are the origin's.
 */
final class CachedDelivery {
  private final Distribution distribution;
  private final BucketClient buckets;
  private final ObjectCache cache;

  /** With nothing in the cache. */
  CachedDelivery(Distribution distribution, BucketClient buckets) {
    this(distribution, buckets, new ObjectCache(InstantSource.system()));
  }

  private CachedDelivery(Distribution distribution, BucketClient buckets, ObjectCache cache) {
    this.distribution = distribution;
    this.buckets = buckets;
    this.cache = cache;
  }

  /** The same with the cache of another. */
  CachedDelivery withCacheOf(CachedDelivery other) {
    return new CachedDelivery(distribution, buckets, other.cache);
  }

  /**
   * Answers a viewer.
   *
   * @param request as the viewer-request function left it
   */
  Delivery deliver(Behavior behavior, HttpRequest request, Fetch origin) {
    var viewer = behavior.forwarding().completed(request);
    var outgoing = OriginRequest.of(distribution, behavior, viewer);
    if (behavior.caches(viewer.method())) {
      return throughCache(behavior, viewer, outgoing, origin);
    }
    return behavior.keepsErrors(viewer.method())
        ? cache.answerUnlessError(lookup(behavior, viewer, outgoing), origin)
        : origin.fetch(outgoing);
  }

  private ObjectCache.Lookup lookup(Behavior behavior, HttpRequest viewer, HttpRequest outgoing) {
    return new ObjectCache.Lookup(
        CacheKey.of(behavior.cachePolicy(), behavior.origin().id(), outgoing.path(), viewer),
        buckets.version(behavior.origins(), outgoing),
        new Freshness(behavior.cachePolicy().timeToLive(), distribution.errorCaching()),
        outgoing);
  }

  private Delivery throughCache(
      Behavior behavior, HttpRequest viewer, HttpRequest outgoing, Fetch origin) {
    var bucket = behavior.origin() instanceof BucketOrigin target ? target : null;
    var codings = behavior.codingsFor(viewer);
    var lookup = lookup(behavior, viewer, bucket == null ? outgoing : forWholeObject(outgoing));
    var found =
        cache.answer(
            lookup,
            asked -> {
              var fetched = origin.fetch(asked);
              return HttpMethod.HEAD.is(asked.method())
                  ? fetched
                  : fetched.map(response -> Compression.apply(codings, response));
            });
    var judged = found.judged(response -> Preconditions.apply(viewer, response));
    // An origin that answered a request for a range with all it has does not know ranges.
    return found.isFromCache() || bucket != null
        ? judged.judged(response -> PartialResponse.apply(viewer, response))
        : judged;
  }

  /** CloudFront may ask for a larger range than its viewer: here, for all of a file. */
  private static HttpRequest forWholeObject(HttpRequest outgoing) {
    return outgoing.withHeaders(HttpFields.build(outgoing.headers()).remove("Range"));
  }
}
