package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;
import java.util.UUID;

/**
 * What a caller asks of a function.
 *
 * @param requestId what the invocation is called, wherever it is spoken of
 */
public record InvocationRequest(String requestId, TracingHeader tracing, Body event) {
  /** An event that comes without a name or a trace. */
  public static InvocationRequest of(Body event) {
    return new InvocationRequest(newRequestId(), TracingHeader.continuing(""), event);
  }

  /** A name that no other invocation has. */
  public static String newRequestId() {
    return UUID.randomUUID().toString();
  }
}
