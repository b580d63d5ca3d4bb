package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.functions.EventContext;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The headers of a response on its way from CloudFront to the viewer. */
final class ResponseHeaders {
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "keep-alive", "proxy-authenticate", "te", "trailer", "upgrade");

  private ResponseHeaders() {}

  static HttpResponse complete(Behavior behavior, EventContext context, HttpResponse response) {
    return behavior.responseHeadersPolicy().applyTo(ofCloudFront(context, response));
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
    headers.add("X-Amz-Cf-Pop", "LOCAL1-C1");
    headers.add("X-Amz-Cf-Id", context.requestId());
    return response.withHeaders(headers);
  }
}
