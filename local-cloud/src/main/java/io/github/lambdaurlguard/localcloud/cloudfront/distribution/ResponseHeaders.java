package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.RequestFacts;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The headers of a response on its way from CloudFront to the viewer. */
final class ResponseHeaders {
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "keep-alive", "proxy-authenticate", "te", "trailer", "upgrade");

  private ResponseHeaders() {}

  /**
   * Completes a response.
   *
   * @param viewer the request as the viewer sent it
   */
  static HttpResponse complete(
      Behavior behavior, EventContext context, HttpRequest viewer, HttpResponse response) {
    var facts =
        new RequestFacts(
            context.requestId(), Recording.sinceArrival(), Recording.lastHop(Part.ORIGIN));
    return behavior.responseHeadersPolicy().applyTo(viewer, ofCloudFront(context, response), facts);
  }

  /** Those that do not depend on the behaviour. */
  static HttpResponse ofCloudFront(EventContext context, HttpResponse response) {
    var headers = HttpFields.build();
    for (HttpField header : response.headers()) {
      if (!HOP_BY_HOP.contains(header.getLowerCaseName())) {
        headers.add(header);
      }
    }
    if (!headers.contains("X-Cache")) {
      headers.add(
          "X-Cache", response.status() < 400 ? "Miss from cloudfront" : "Error from cloudfront");
    }
    headers.add("Via", "1.1 local.cloudfront.net (CloudFront)");
    headers.add("X-Amz-Cf-Pop", RequestFacts.EDGE_LOCATION);
    headers.add("X-Amz-Cf-Id", context.requestId());
    return response.withHeaders(headers);
  }
}
