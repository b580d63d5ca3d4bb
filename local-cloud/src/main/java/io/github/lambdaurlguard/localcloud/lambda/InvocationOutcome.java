package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.FlowingBody;

/** What comes of an invocation: its result at once, or the beginning of one that is streamed. */
public sealed interface InvocationOutcome {
  /**
   * The function streams its response. It is at work until the payload has ended.
   *
   * @param contentType of the payload, as the function's runtime says
   */
  record Streamed(String contentType, FlowingBody payload) implements InvocationOutcome {}

  /** All there is. */
  record Complete(InvocationResult result) implements InvocationOutcome {}
}
