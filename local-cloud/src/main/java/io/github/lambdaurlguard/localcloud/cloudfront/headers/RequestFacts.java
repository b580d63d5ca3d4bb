package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import java.time.Duration;
import java.util.Optional;

/**
 * What CloudFront knows of a request when it answers it.
 *
 * @param requestId the same for all that happens to one request of a viewer
 * @param sinceArrival the time since the request was received
 * @param origin the time until the origin had answered, if it was asked
 */
public record RequestFacts(String requestId, Duration sinceArrival, Optional<Duration> origin) {
  /** The edge location that answers all requests; no other is called so. */
  public static final String EDGE_LOCATION = "LOCAL1-C1";
}
