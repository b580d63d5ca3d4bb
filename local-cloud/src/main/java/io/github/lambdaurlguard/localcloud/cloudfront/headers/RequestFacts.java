package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import java.time.Duration;
import org.eclipse.jetty.http.HttpVersion;

/**
 * What CloudFront knows of a request when it answers it.
 *
 * @param requestId the same for all that happens to one request of a viewer
 * @param sinceArrival the time since the request was received
 */
public record RequestFacts(String requestId, Duration sinceArrival) {
  /** The edge location that answers all requests; no other is called so. */
  public static final String EDGE_LOCATION = "LOCAL1-C1";

  /** The name of its server in {@code Via}: 32 hexadecimal digits, as CloudFront's have. */
  private static final String SERVER = "10ca1000000000000000000000000000";

  /** What {@code Via} tells of a message that came by a version of HTTP. */
  public static String via(HttpVersion version) {
    return "%s %s.cloudfront.net (CloudFront)"
        .formatted(version.asString().substring("HTTP/".length()), SERVER);
  }
}
