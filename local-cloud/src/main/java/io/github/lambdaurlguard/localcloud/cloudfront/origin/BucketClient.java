package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import io.github.lambdaurlguard.localcloud.cloudfront.cache.PartialResponse;
import io.github.lambdaurlguard.localcloud.cloudfront.cache.Preconditions;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.s3.Bucket;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Sends a distribution's origin requests to buckets. */
public final class BucketClient {
  private final Buckets buckets;
  private final String distributionArn;

  public BucketClient(Buckets buckets, String distributionArn) {
    this.buckets = buckets;
    this.distributionArn = distributionArn;
  }

  public Delivery fetch(BucketOrigin origin, HttpRequest request) {
    var step = Recording.begin(Part.ORIGIN, origin.id());
    var start = System.nanoTime();
    var response =
        Preconditions.apply(
            request, buckets.answer(bucket(origin), below(origin, request), distributionArn));
    step.answered(response.status());
    // S3 answers with the whole object where more than one range is asked for.
    return Delivery.fromOrigin(
        request.header("Range").contains(",") ? response : PartialResponse.apply(request, response),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * The version of an object in those of the origins that are buckets. A changed file is a new
   * version at once: there is nobody here to invalidate it.
   */
  public String version(List<Origin> origins, HttpRequest request) {
    return origins.stream()
        .filter(BucketOrigin.class::isInstance)
        .map(BucketOrigin.class::cast)
        .map(origin -> buckets.version(bucket(origin), below(origin, request)))
        .collect(Collectors.joining(" "));
  }

  private static HttpRequest below(BucketOrigin origin, HttpRequest request) {
    return request.withPath(origin.path() + request.path());
  }

  private Bucket bucket(BucketOrigin origin) {
    return buckets.atDomainName(origin.domainName()).orElseThrow();
  }
}
