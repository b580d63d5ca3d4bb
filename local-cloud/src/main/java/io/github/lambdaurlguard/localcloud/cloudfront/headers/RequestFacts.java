package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import java.time.Duration;

/**
 * What CloudFront knows of a request when it answers it.
 *
 * @param requestId the same for all that happens to one request of a viewer
 * @param sinceArrival the time since the request was received
 */
public record RequestFacts(String requestId, Duration sinceArrival) {
  /** The edge location that answers all requests; no other is called so. */
  public static final String EDGE_LOCATION = "LOCAL1-C1";
}
