package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeRules;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * The request that CloudFront makes of a viewer's for an origin.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html">Request
 *     and response behavior for custom origins</a>
 */
final class OriginRequest {
  private static final String USER_AGENT = "Amazon CloudFront";

  private OriginRequest() {}

  static HttpRequest of(Distribution distribution, Behavior behavior, HttpRequest viewer) {
    var forwardsViewer = behavior.originRequestPolicy().forwardsViewerHeadersAndQuery();
    var headers = HttpFields.build().add("Host", behavior.origin().domainName());
    if (forwardsViewer) {
      addViewerHeaders(viewer, headers);
    } else {
      headers.add("User-Agent", USER_AGENT);
    }
    var earlier = viewer.header("X-Forwarded-For");
    headers.put(
        "X-Forwarded-For",
        earlier.isEmpty() ? viewer.clientAddress() : earlier + ", " + viewer.clientAddress());
    headers.add("Via", "1.1 " + distribution.domainName() + " (CloudFront)");
    return new HttpRequest(
        viewer.method(),
        viewer.path().equals("/") && !distribution.defaultRootObject().isEmpty()
            ? "/" + distribution.defaultRootObject()
            : viewer.path(),
        forwardsViewer ? viewer.query() : Optional.empty(),
        headers.asImmutable(),
        viewer.body(),
        viewer.clientAddress());
  }

  private static void addViewerHeaders(HttpRequest viewer, HttpFields.Mutable headers) {
    for (HttpField header : viewer.headers()) {
      var name = header.getLowerCaseName();
      if (!name.equals("host") && !EdgeRules.isDisallowed(name)) {
        headers.add(header);
      }
    }
  }

  /** The origin's own headers replace the viewer's of the same name. */
  static HttpRequest withCustomHeaders(HttpRequest request, CustomOrigin origin) {
    var headers = HttpFields.build(request.headers());
    origin.customHeaders().forEach(headers::put);
    return request.withHeaders(headers.asImmutable());
  }
}
