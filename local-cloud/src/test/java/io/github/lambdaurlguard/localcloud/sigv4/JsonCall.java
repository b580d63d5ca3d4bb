package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** Calls of the services whose protocol is JSON, as the AWS SDK signs them. */
public final class JsonCall {
  private JsonCall() {}

  /**
   * A call.
   *
   * @param service as signatures name it
   * @param target the operation with what stands before it in {@code X-Amz-Target}
   */
  public static HttpRequest signed(
      Credentials caller, String service, String region, String target, String input) {
    return new SdkSigning(caller, service, region, Instant.now())
        .sign(
            new HttpRequest(
                "POST",
                "/",
                Optional.empty(),
                HttpFields.build()
                    .add("Host", "127.0.0.1")
                    .add("X-Amz-Target", target)
                    .add("Content-Type", "application/x-amz-json-1.1"),
                Body.of(input),
                "127.0.0.1"));
  }
}
