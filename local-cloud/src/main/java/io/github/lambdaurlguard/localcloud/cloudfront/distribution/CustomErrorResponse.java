package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.cache.Preconditions;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * What a distribution does about an error.
 *
 * @param errorCode the status that the origin answered with
 * @param page what the viewer gets instead, if anything
 * @param cachingMinimum how long the error is kept at least
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html">Generate
 *     custom error responses</a>
 */
public record CustomErrorResponse(int errorCode, Optional<Page> page, Duration cachingMinimum) {
  /**
   * An object of the distribution, and the status under which it is served.
   *
   * @param path begins with a slash; the behaviours decide which origin has it
   */
  public record Page(String path, int responseCode) {
    /** The request for the page, whatever the viewer's was for. */
    HttpRequest requestFor(HttpRequest viewer) {
      var headers =
          HttpFields.build(Preconditions.removedFrom(viewer).headers()).remove(HttpHeader.RANGE);
      return new HttpRequest(
          "GET",
          path,
          Optional.empty(),
          headers.asImmutable(),
          Body.EMPTY,
          viewer.clientAddress(),
          viewer.transport());
    }

    /** The page as the viewer gets it, for the error of an origin that took this long. */
    Delivery insteadOfError(Delivery page, Optional<Duration> origin) {
      var response = page.response();
      return new Delivery(
          new HttpResponse(responseCode, response.headers(), response.body()),
          DeliveryResult.ERROR,
          page.age(),
          page.origin().or(() -> origin));
    }
  }
}
