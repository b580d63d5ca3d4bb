package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import java.time.Duration;

/**
 * What Lambda@Edge grants to functions: much next to the origin, little next to the viewer.
 *
 * @param bodyBytes the most of a request's body that a function sees, or puts in its place
 * @param responseBytes the largest response that it generates, headers and all
 * @param timeout the longest that it may run
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-lambda-at-edge">Quotas
 *     on Lambda@Edge</a>
 */
public record EdgeQuotas(int bodyBytes, int responseBytes, Duration timeout) {
  /** The most memory of a function next to the viewer. */
  public static final int VIEWER_MEMORY_MEGABYTES = 128;

  /** Where AWS documents them. */
  public static final String SOURCE =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-lambda-at-edge";

  private static final int KILOBYTE = 1024;
  private static final EdgeQuotas VIEWER =
      new EdgeQuotas(40 * KILOBYTE, 40 * KILOBYTE, Duration.ofSeconds(5));
  private static final EdgeQuotas ORIGIN =
      new EdgeQuotas(KILOBYTE * KILOBYTE, KILOBYTE * KILOBYTE, Duration.ofSeconds(30));

  /** The limits of functions at this event. */
  public static EdgeQuotas of(EdgeEvent event) {
    return event.isViewers() ? VIEWER : ORIGIN;
  }
}
