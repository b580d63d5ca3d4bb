package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Sends origin requests to the function URLs of this local cloud. It reaches no other host. */
public final class CustomOriginClient {
  private static final Set<String> RETRIED_METHODS = Set.of("GET", "HEAD");
  private static final int ATTEMPTS = 3;

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

  HttpResponse fetch(CustomOrigin origin, HttpRequest request) {
    if (!isFunctionUrl.test(origin.domainName())) {
      Console.problem(
          "502 because the origin %s has the host %s, which is no function URL of this local cloud"
              .formatted(origin.id(), origin.domainName()));
      return ErrorPage.originUnreachable();
    }
    var attempts = RETRIED_METHODS.contains(request.method()) ? ATTEMPTS : 1;
    for (int attempt = 1; ; attempt++) {
      var step = Recording.begin(Part.ORIGIN, origin.id());
      try {
        var response = fetcher.fetch("127.0.0.1", functionUrlPort, request, origin.readTimeout());
        step.answered(response.status());
        return response;
      } catch (IOException e) {
        step.failed("did not answer");
        if (attempt == attempts) {
          Console.problem("502 from the origin " + origin.id() + ": " + e.getMessage());
          return ErrorPage.originUnreachable();
        }
      } catch (TimeoutException e) {
        step.failed("timed out");
        if (attempt == attempts) {
          Console.problem(
              "504 because the origin %s did not answer within its read timeout, %d s"
                  .formatted(origin.id(), origin.readTimeout().toSeconds()));
          return ErrorPage.originTimedOut();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ErrorPage.originUnreachable();
      }
    }
  }
}
