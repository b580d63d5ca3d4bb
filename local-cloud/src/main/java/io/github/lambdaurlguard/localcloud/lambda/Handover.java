package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Complete;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Where invocations pass from who wants them to the process that runs them, one at a time. */
final class Handover {
  private final AtomicReference<Invocation> current = new AtomicReference<>();

  /** What the process that waits is told; complete while none does. */
  private CompletableFuture<Optional<Invocation>> asked =
      CompletableFuture.completedFuture(Optional.empty());

  private Optional<Invocation> given = Optional.empty();
  private boolean closed;

  /** From now on an invocation can fail with the process, even before it is given. */
  void begin(Invocation invocation) {
    current.set(invocation);
  }

  /** Gives an invocation to the process: at once if that waits, or else as soon as it asks. */
  void give(Invocation invocation) {
    CompletableFuture<Optional<Invocation>> waiting;
    synchronized (this) {
      waiting = asked;
      if (waiting.isDone()) {
        given = Optional.of(invocation);
      }
    }
    waiting.complete(Optional.of(invocation));
  }

  /**
   * The process asks for an invocation.
   *
   * @return completes by the thread that gives one, or empty when there will be none any more
   */
  synchronized CompletableFuture<Optional<Invocation>> take() {
    var next = given;
    given = Optional.empty();
    asked =
        next.isPresent() || closed
            ? CompletableFuture.completedFuture(next)
            : new CompletableFuture<>();
    return asked;
  }

  /** The process gets no invocation any more. */
  void close() {
    CompletableFuture<Optional<Invocation>> waiting;
    synchronized (this) {
      closed = true;
      waiting = asked;
    }
    waiting.complete(Optional.empty());
  }

  /**
   * The process answers.
   *
   * @return false if nobody waits for it, because the invocation timed out
   */
  boolean complete(String requestId, InvocationOutcome outcome) {
    var invocation = current.get();
    return invocation != null
        && invocation.requestId().equals(requestId)
        && invocation.outcome().complete(outcome);
  }

  /** The process has ended. */
  void fail(String ending) {
    var invocation = current.get();
    if (invocation != null) {
      invocation
          .outcome()
          .complete(
              new Complete(
                  new Failed(
                      Failure.EXIT, "Runtime exited without providing a reason: " + ending)));
    }
  }

  /** Nobody waits for the invocation any longer. */
  void end() {
    current.set(null);
  }
}
