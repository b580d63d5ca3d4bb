package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.pages.ErrorPage;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.OriginAccessSignature;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Sends origin requests to the function URLs of this local cloud, and to where the person has other
 * hosts lead. It reaches nothing else.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-request-timeout">Origin
 *     timeouts and attempts</a>
 */
public final class CustomOriginClient {
  /** Others may have had an effect already when no response comes, so they are not sent again. */
  private static final Set<String> RETRIED_METHODS = Set.of("GET", "HEAD");

  private final Console console;
  private final HttpFetcher fetcher;
  private final Predicate<String> isFunctionUrl;
  private final URI functionUrls;
  private final Map<String, URI> elsewhere;
  private final OriginAccessSignature signature;

  /**
   * @param isFunctionUrl whether a host name is that of a function URL of this local cloud
   * @param functionUrlPort where those listen
   * @param elsewhere where the person sends the requests to other hosts
   * @param signature how the distribution signs for origin access controls
   */
  public CustomOriginClient(
      Console console,
      HttpFetcher fetcher,
      Predicate<String> isFunctionUrl,
      int functionUrlPort,
      Map<String, URI> elsewhere,
      OriginAccessSignature signature) {
    this.console = console;
    this.elsewhere = elsewhere;
    this.signature = signature;
    this.fetcher = fetcher;
    this.isFunctionUrl = isFunctionUrl;
    this.functionUrls = URI.create("http://127.0.0.1:" + functionUrlPort);
  }

  public Delivery fetch(CustomOrigin origin, HttpRequest request) {
    var target =
        isFunctionUrl.test(origin.domainName()) ? functionUrls : elsewhere.get(origin.domainName());
    if (target == null) {
      console.problem(
          "502 because the origin %s has the host %s, which is not a function URL of this local cloud"
              .formatted(origin.id(), origin.domainName()));
      return ErrorPage.originUnreachable();
    }
    if (origin.matchesViewer() && !request.transport().encrypted()) {
      console.problem(
          "502 because the origin %s is asked by plain HTTP as its viewer asked (match-viewer), and function URLs speak HTTPS only"
              .formatted(origin.id()));
      return ErrorPage.originUnreachable();
    }
    var asked = signed(origin, request.withPath(origin.path() + request.path()));
    var timeouts = origin.timeouts();
    var start = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      var step = Recording.begin(Part.ORIGIN, origin.id());
      var begin = System.nanoTime();
      try {
        var limit = timeouts.ofAttempt(since(start));
        var response =
            fetcher.open(
                target.getHost(), target.getPort(), asked, limit, timeouts.left(since(start)));
        step.answered(response.status());
        return Delivery.fromOrigin(response, since(begin));
      } catch (IOException e) {
        step.failed("did not answer");
        if (!(e instanceof ConnectException || isRetried(request))
            || timeouts.areUsedUp(attempt, since(start))) {
          console.problem("502 from the origin " + origin.id() + ": " + e.getMessage());
          var page =
              e instanceof ConnectException
                  ? ErrorPage.originUnreachable()
                  : ErrorPage.originBrokeOff();
          return page.afterOrigin(since(begin));
        }
      } catch (TimeoutException e) {
        step.failed("timed out");
        if (!isRetried(request) || timeouts.areUsedUp(attempt, since(start))) {
          console.problem(
              "504 because the origin %s did not answer within %s"
                  .formatted(origin.id(), timeouts.shown()));
          return ErrorPage.originTimedOut().afterOrigin(since(begin));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ErrorPage.originUnreachable();
      }
    }
  }

  private HttpRequest signed(CustomOrigin origin, HttpRequest request) {
    if (!isFunctionUrl.test(origin.domainName()) || !origin.signing().signs(request)) {
      return request;
    }
    if (!request.body().isEmpty() && request.header(OriginAccessSignature.PAYLOAD_HASH).isEmpty()) {
      console.problem(
          "origin %s: %s %s has a body and no x-amz-content-sha256: the viewer has to send that header with the SHA-256 of the body in hexadecimal, and the origin request policy to forward it, or CloudFront signs an empty body"
              .formatted(origin.id(), request.method(), request.path()));
    }
    return signature.sign(request, region(origin.domainName()));
  }

  /** The region in the host name of a function URL: {@code id.lambda-url.region.on.aws}. */
  private static String region(String host) {
    return host.split("\\.", -1)[2];
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static boolean isRetried(HttpRequest request) {
    return RETRIED_METHODS.contains(request.method());
  }
}
