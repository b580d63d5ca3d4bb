package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.pages.ErrorPage;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Sends origin requests to the function URLs of this local cloud. It reaches no other host.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-request-timeout">Origin
 *     timeouts and attempts</a>
 */
public final class CustomOriginClient {
  /** Others may have had an effect already when no response comes, so they are not sent again. */
  private static final Set<String> RETRIED_METHODS = Set.of("GET", "HEAD");

  private final HttpFetcher fetcher;
  private final Predicate<String> isFunctionUrl;
  private final int functionUrlPort;

  /**
   * @param isFunctionUrl whether a host name is that of a function URL of this local cloud
   * @param functionUrlPort where those listen
   */
  public CustomOriginClient(
      HttpFetcher fetcher, Predicate<String> isFunctionUrl, int functionUrlPort) {
    this.fetcher = fetcher;
    this.isFunctionUrl = isFunctionUrl;
    this.functionUrlPort = functionUrlPort;
  }

  public Delivery fetch(CustomOrigin origin, HttpRequest request) {
    if (!isFunctionUrl.test(origin.domainName())) {
      Console.problem(
          "502 because the origin %s has the host %s, which is no function URL of this local cloud"
              .formatted(origin.id(), origin.domainName()));
      return ErrorPage.originUnreachable();
    }
    var asked = request.withPath(origin.path() + request.path());
    var timeouts = origin.timeouts();
    var start = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      var step = Recording.begin(Part.ORIGIN, origin.id());
      var begin = System.nanoTime();
      try {
        var limit = timeouts.ofAttempt(since(start));
        var response = fetcher.fetch("127.0.0.1", functionUrlPort, asked, limit);
        step.answered(response.status());
        return Delivery.fromOrigin(response, since(begin));
      } catch (IOException e) {
        step.failed("did not answer");
        if (!(e instanceof ConnectException || isRetried(request))
            || timeouts.areUsedUp(attempt, since(start))) {
          Console.problem("502 from the origin " + origin.id() + ": " + e.getMessage());
          return ErrorPage.originUnreachable().afterOrigin(since(begin));
        }
      } catch (TimeoutException e) {
        step.failed("timed out");
        if (!isRetried(request) || timeouts.areUsedUp(attempt, since(start))) {
          Console.problem(
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

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static boolean isRetried(HttpRequest request) {
    return RETRIED_METHODS.contains(request.method());
  }
}
