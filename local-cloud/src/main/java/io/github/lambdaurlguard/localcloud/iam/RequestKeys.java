package io.github.lambdaurlguard.localcloud.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The global condition keys that a request to an AWS service has, whoever sends it. It counts as
 * sent over TLS.
 *
 * @param sourceAddress of the one who sent it
 * @param region of the endpoint
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
 *     global condition context keys</a>
 */
public record RequestKeys(String sourceAddress, String region, Instant time) {

  /** The keys of a request that arrives now. */
  public static RequestKeys now(String sourceAddress, String region) {
    return new RequestKeys(sourceAddress, region, Instant.now());
  }

  /** Values by key. */
  public Map<String, String> values() {
    return Map.of(
        "aws:CurrentTime",
        time.truncatedTo(ChronoUnit.SECONDS).toString(),
        "aws:EpochTime",
        Long.toString(time.getEpochSecond()),
        "aws:RequestedRegion",
        region,
        "aws:SecureTransport",
        "true",
        "aws:SourceIp",
        sourceAddress);
  }
}
