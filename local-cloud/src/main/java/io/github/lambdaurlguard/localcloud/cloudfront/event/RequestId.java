package io.github.lambdaurlguard.localcloud.cloudfront.event;

import java.security.SecureRandom;
import java.util.Base64;

/** What CloudFront calls a request: in {@code X-Amz-Cf-Id}, in events, in {@code Server-Timing}. */
public final class RequestId {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 40;

  private RequestId() {}

  public static String next() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
