package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import java.time.Duration;
import java.util.Optional;

/**
 * How much CloudFront bears with a custom origin.
 *
 * @param attempts how often it tries to connect, and for GET and HEAD to get a response
 * @param response how long it waits for a response, in each attempt
 * @param completion how long all attempts may take together, until the whole response is there
 * @param keepAlive how long it keeps a connection that it does not use
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html">Origin
 *     settings</a>
 */
public record OriginTimeouts(
    int attempts, Duration response, Optional<Duration> completion, Duration keepAlive) {

  /** Those of an origin whose template says nothing of them. */
  public static final OriginTimeouts DEFAULT =
      new OriginTimeouts(3, Duration.ofSeconds(30), Optional.empty(), Duration.ofSeconds(5));

  /** How long to wait in an attempt that begins when some time is spent already. */
  Duration ofAttempt(Duration spent) {
    return completion
        .map(all -> all.minus(spent))
        .filter(left -> left.compareTo(response) < 0)
        .orElse(response);
  }

  /** How long the whole response may take when some time is spent already. */
  Optional<Duration> left(Duration spent) {
    return completion.map(all -> all.minus(spent));
  }

  /** Whether there is no more attempt. */
  boolean areUsedUp(int attempted, Duration spent) {
    return attempted >= attempts || ofAttempt(spent).toMillis() <= 0;
  }

  String shown() {
    return "its read timeout, %d s".formatted(response.toSeconds())
        + completion
            .map(all -> ", and its response completion timeout, %d s".formatted(all.toSeconds()))
            .orElse("");
  }
}
