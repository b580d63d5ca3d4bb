package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import java.util.Set;

/**
 * What an origin group does when its primary origin fails.
 *
 * @param secondary the origin that is asked then
 * @param statuses of the primary origin that count as failures
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html">Origin
 *     failover</a>
 */
public record Failover(Origin secondary, Set<Integer> statuses) {
  /** The methods of the requests that are sent to a second origin. */
  public static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");

  /** Whether a request with this answer goes to the secondary origin. */
  public boolean follows(String method, int status) {
    return METHODS.contains(method) && statuses.contains(status);
  }
}
