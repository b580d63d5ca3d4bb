package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/**
 * Headers that CloudFront adds to responses.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html">Managed
 *     response headers policies</a>
 */
public record ResponseHeadersPolicy(List<Header> headers) {
  /**
   * One header.
   *
   * @param override whether it replaces a header of the origin's with the same name
   */
  public record Header(String name, String value, boolean override) {}

  public static final ResponseHeadersPolicy NONE = new ResponseHeadersPolicy(List.of());

  private static final Map<String, ResponseHeadersPolicy> MANAGED =
      Map.of(
          "67f7725c-6f97-4210-82d7-5512b31e9d03",
          new ResponseHeadersPolicy(
              List.of(
                  new Header("Referrer-Policy", "strict-origin-when-cross-origin", false),
                  new Header("Strict-Transport-Security", "max-age=31536000", false),
                  new Header("X-Content-Type-Options", "nosniff", true),
                  new Header("X-Frame-Options", "SAMEORIGIN", false),
                  new Header("X-XSS-Protection", "1; mode=block", false))));

  /** The managed policy with this id, if the local cloud implements it. */
  public static Optional<ResponseHeadersPolicy> managed(String id) {
    return Optional.ofNullable(MANAGED.get(id));
  }

  HttpResponse applyTo(HttpResponse response) {
    var all = HttpFields.build(response.headers());
    for (var header : headers) {
      if (header.override() || !all.contains(header.name())) {
        all.put(header.name(), header.value());
      }
    }
    return response.withHeaders(all);
  }
}
