package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way through an execution environment, and the promise of what comes of it.
 *
 * @param functionArn what was invoked: with a version or alias at its end if there was one
 */
record Invocation(
    String requestId,
    TracingHeader tracing,
    String functionArn,
    Body event,
    Instant deadline,
    CompletableFuture<InvocationOutcome> outcome) {

  /** An invocation that begins now. */
  static Invocation of(InvocationRequest call, String functionArn, Duration timeout) {
    return new Invocation(
        call.requestId(),
        call.tracing(),
        functionArn,
        call.event(),
        Instant.now().plus(timeout),
        new CompletableFuture<>());
  }
}
