package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Complete;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Where invocations pass from who wants them to the process that runs them, one at a time. */
final class Handover {
  private final BlockingQueue<Invocation> waiting = new ArrayBlockingQueue<>(1);
  private final AtomicReference<Invocation> current = new AtomicReference<>();

  /** From now on an invocation can fail with the process, even before it is given. */
  void begin(Invocation invocation) {
    current.set(invocation);
  }

  void give(Invocation invocation) throws InterruptedException {
    waiting.put(invocation);
  }

  /** The invocation that was given, if there is one. */
  Optional<Invocation> take() {
    return Optional.ofNullable(waiting.poll());
  }

  /** The invocation that was given, or will be within so many seconds; otherwise null. */
  Invocation take(int seconds) throws InterruptedException {
    return waiting.poll(seconds, TimeUnit.SECONDS);
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
