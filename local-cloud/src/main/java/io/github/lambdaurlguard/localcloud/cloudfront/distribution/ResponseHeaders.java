package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.RequestFacts;
import io.github.lambdaurlguard.localcloud.cloudfront.pages.ErrorPage;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;

/** The headers of a response on its way from CloudFront to the viewer. */
final class ResponseHeaders {
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "keep-alive", "proxy-authenticate", "te", "trailer", "upgrade");

  private ResponseHeaders() {}

  /**
   * The headers that edge functions next to the viewer see.
   *
   * @param viewer the request as the viewer sent it
   */
  static Delivery complete(
      Behavior behavior, EventContext context, HttpRequest viewer, Delivery delivery) {
    return ofCloudFront(context, delivery)
        .settled()
        .map(response -> behavior.responseHeadersPolicy().applyTo(viewer, response));
  }

  /** Those that do not depend on the behaviour. */
  static Delivery ofCloudFront(EventContext context, Delivery delivery) {
    return delivery.isMadeByCloudFront()
        ? delivery
            .map(response -> common(context, ErrorPage.identified(response, context)))
            .map(ResponseHeaders::own)
        : delivery.map(response -> common(context, response));
  }

  /** What CloudFront or a function made, and no origin. */
  private static HttpResponse own(HttpResponse response) {
    return response.headers().contains("Server")
        ? response
        : response.with("Server", "CloudFront").with("Alt-Svc", "h3=\":443\"; ma=86400");
  }

  private static HttpResponse common(EventContext context, HttpResponse response) {
    var headers = HttpFields.build();
    for (HttpField header : response.headers()) {
      if (!HOP_BY_HOP.contains(header.getLowerCaseName())) {
        headers.add(header);
      }
    }
    headers.add("Via", RequestFacts.via(HttpVersion.HTTP_1_1));
    headers.add("X-Amz-Cf-Pop", RequestFacts.EDGE_LOCATION);
    headers.add("X-Amz-Cf-Id", context.requestId());
    return response.withHeaders(headers);
  }

  /** What tells of the delivery, last of all: no function has a say in it, nor has the origin. */
  static HttpResponse told(Delivery delivery) {
    var headers =
        HttpFields.build(delivery.response().headers()).put("X-Cache", delivery.result().header());
    delivery.age().ifPresent(age -> headers.put("Age", Long.toString(age.toSeconds())));
    return delivery.response().withHeaders(headers);
  }
}
