package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;

/** How an invocation ended. */
public sealed interface InvocationResult {
  /** The handler returned; {@code payload} is what it wrote. */
  record Returned(Body payload) implements InvocationResult {}

  /**
   * The invocation has no result. {@code message} says why, in Lambda's words where Lambda has
   * some.
   */
  record Failed(Failure failure, String message) implements InvocationResult {}

  /** The kinds of failure that callers answer differently. */
  enum Failure {
    /** The handler threw. */
    HANDLER_ERROR("error"),
    /** The handler did not return within the function's timeout. */
    TIMEOUT("timed out"),
    /** The process ended, or could not be started. */
    EXIT("exited"),
    /** All of the reserved concurrency is in use. */
    THROTTLED("throttled");

    private final String words;

    Failure(String words) {
      this.words = words;
    }

    /** What people read. */
    public String words() {
      return words;
    }
  }
}
