package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;

/**
 * The headers that CloudFront removes from responses, and then those that it adds.
 *
 * @param removed lower-case names
 * @param cors what it adds for requests across origins
 * @param headers the security headers and custom headers
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html">Understand
 *     response headers policies</a>
 */
public record ResponseHeadersPolicy(
    Set<String> removed,
    Optional<CorsPolicy> cors,
    List<Header> headers,
    Optional<ServerTiming> serverTiming) {
  /**
   * One header.
   *
   * @param override whether it replaces a header of the origin's with the same name
   */
  public record Header(String name, String value, boolean override) {}

  public static final ResponseHeadersPolicy NONE =
      new ResponseHeadersPolicy(Set.of(), Optional.empty(), List.of(), Optional.empty());

  /**
   * Changes a response.
   *
   * @param viewer the request as the viewer sent it
   */
  public HttpResponse applyTo(HttpRequest viewer, HttpResponse response) {
    var fields = HttpFields.build(response.headers());
    removed.forEach(fields::remove);
    if (removed.contains("server")) {
      fields.put("Server", "CloudFront");
    }
    cors.ifPresent(policy -> policy.addTo(fields, viewer));
    for (var header : headers) {
      if (header.override() || !fields.contains(header.name())) {
        fields.put(header.name(), header.value());
      }
    }
    return response.withHeaders(fields);
  }

  /**
   * Adds {@code Server-Timing}, last of all, if the policy or the viewer wants it.
   *
   * @param viewer the request as the viewer sent it
   */
  public HttpResponse addServerTiming(HttpRequest viewer, Delivery delivery, RequestFacts facts) {
    return serverTiming.filter(timing -> timing.isWanted(viewer)).isPresent()
        ? ServerTiming.addTo(delivery, facts)
        : delivery.response();
  }
}
