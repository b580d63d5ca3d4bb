package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import io.github.lambdaurlguard.localcloud.cloudfront.cache.PartialResponse;
import io.github.lambdaurlguard.localcloud.cloudfront.cache.Preconditions;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.pages.ErrorPage;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.s3.Buckets.Reader;
import io.github.lambdaurlguard.localcloud.s3.S3Error;
import io.github.lambdaurlguard.localcloud.s3.S3Ids;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;

/** Sends a distribution's origin requests to buckets. */
public final class BucketClient {
  private final Console console;
  private final Buckets buckets;
  private final String distributionArn;

  public BucketClient(Console console, Buckets buckets, String distributionArn) {
    this.console = console;
    this.buckets = buckets;
    this.distributionArn = distributionArn;
  }

  public Delivery fetch(BucketOrigin origin, HttpRequest request) {
    var step = Recording.begin(Part.ORIGIN, origin.id());
    var start = System.nanoTime();
    var bucket = buckets.atDomainName(origin.domainName());
    if (bucket.isEmpty()) {
      step.failed("no such bucket");
      console.problem(
          "502 because the origin %s has the host %s, which is not a bucket of this local cloud"
              .formatted(origin.id(), origin.domainName()));
      return ErrorPage.originUnreachable();
    }
    var response =
        S3Ids.identified(
                judged(
                    request,
                    buckets.answer(
                        bucket.get(),
                        below(origin, request),
                        new Reader(origin.reader(), distributionArn))))
            .with("Server", "AmazonS3");
    step.answered(response.status());
    return Delivery.fromOrigin(response, Duration.ofNanos(System.nanoTime() - start));
  }

  /** The conditions and the range of a request, as S3 judges them. */
  private static HttpResponse judged(HttpRequest request, HttpResponse whole) {
    var judged = Preconditions.apply(withQuotes(request), whole);
    if (judged.status() == HttpStatus.PRECONDITION_FAILED_412) {
      return S3Error.preconditionFailed(
          request.headers().contains("If-Match") ? "If-Match" : "If-Unmodified-Since");
    }
    // S3 answers with the whole object where more than one range is asked for.
    var range = request.header("Range");
    var part = range.contains(",") ? judged : PartialResponse.apply(request, judged);
    return part.status() == HttpStatus.RANGE_NOT_SATISFIABLE_416
        ? S3Error.invalidRange(range, whole.body().size())
        : part;
  }

  /** S3 takes a tag without its quotes, too. */
  private static HttpRequest withQuotes(HttpRequest request) {
    var tags = request.header("If-None-Match");
    return tags.matches("[^\"*,\\s]+")
        ? request.withHeaders(
            HttpFields.build(request.headers()).put("If-None-Match", "\"" + tags + "\""))
        : request;
  }

  /**
   * The version of an object in those of the origins that are buckets. A changed file is a new
   * version at once: there is nobody here to invalidate it.
   */
  public String version(List<Origin> origins, HttpRequest request) {
    return origins.stream()
        .filter(BucketOrigin.class::isInstance)
        .map(BucketOrigin.class::cast)
        .flatMap(
            origin ->
                buckets.atDomainName(origin.domainName()).stream()
                    .map(bucket -> buckets.version(bucket, below(origin, request))))
        .collect(Collectors.joining(" "));
  }

  private static HttpRequest below(BucketOrigin origin, HttpRequest request) {
    return request.withPath(origin.path() + request.path());
  }
}
