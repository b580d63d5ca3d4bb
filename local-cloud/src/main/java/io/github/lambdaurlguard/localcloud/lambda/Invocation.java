package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * One event on its way through an execution environment, and the promise of its result.
 *
 * @param functionArn what was invoked: with a version or alias at its end if there was one
 */
record Invocation(
    String requestId,
    String functionArn,
    Body event,
    Instant deadline,
    CompletableFuture<InvocationResult> result) {

  /** An invocation that begins now. */
  static Invocation of(String functionArn, Body event, Duration timeout) {
    return new Invocation(
        UUID.randomUUID().toString(),
        functionArn,
        event,
        Instant.now().plus(timeout),
        new CompletableFuture<>());
  }

  /**
   * An X-Ray trace header for a trace that nobody samples.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing
   *     header</a>
   */
  String traceHeader() {
    var random = requestId.replace("-", "");
    return "Root=1-%08x-%s;Parent=%s;Sampled=0"
        .formatted(
            Instant.now().getEpochSecond(), random.substring(0, 24), random.substring(16, 32));
  }
}
