package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.process.Freezer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One process that runs one function, one invocation at a time. The process asks the {@link
 * RuntimeApi} for its work, and is frozen while there is none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda
 *     execution environment</a>
 */
final class ExecutionEnvironment {
  /** Lambda's limit for the hooks that run after a restore. */
  private static final Duration RESTORE_LIMIT = Duration.ofSeconds(10);

  /** How often a wait looks whether the process has ended. */
  private static final int CHECK_SECONDS = 1;

  private final FunctionConfiguration function;
  private final Freezer freezer;
  private final CompletableFuture<Void> initialised = new CompletableFuture<>();
  private final CountDownLatch restoreWanted = new CountDownLatch(1);
  private final CompletableFuture<Void> restored = new CompletableFuture<>();
  private final BlockingQueue<Invocation> handedOver = new ArrayBlockingQueue<>(1);
  private final AtomicReference<Invocation> running = new AtomicReference<>();
  private volatile boolean taken;
  private volatile String ending = "";
  private volatile Process process;
  private volatile long lastUsed = System.nanoTime();

  ExecutionEnvironment(FunctionConfiguration function, Freezer freezer) {
    this.function = function;
    this.freezer = freezer;
  }

  FunctionConfiguration function() {
    return function;
  }

  /** Watches over the process from now on. */
  void attach(Process started) {
    process = started;
    freezer.watch(started);
    var _ = started.onExit().thenAccept(ended -> end("exit status " + ended.exitValue()));
    if (!isUsable()) {
      started.destroyForcibly();
    }
  }

  /** Completes when the process asks for work, or exceptionally when it will never do so. */
  CompletableFuture<Void> initialised() {
    return initialised;
  }

  boolean isUsable() {
    return ending.isEmpty();
  }

  /** Why the process never asked for work; empty if it did, or still may. */
  Optional<String> initialisationFailure() {
    return initialised.isCompletedExceptionally() ? Optional.of(ending) : Optional.empty();
  }

  /** Whether it is the snapshot that was made of a version, and has not run anything. */
  boolean isSnapshot() {
    return function.snapStart() && restoreWanted.getCount() > 0;
  }

  /** What the next invocation finds, in the words of Lambda's documentation. */
  String start() {
    if (restoreWanted.getCount() == 0) {
      return "warm";
    }
    return function.snapStart() ? "restored" : "cold start";
  }

  Duration idleTime() {
    return Duration.ofNanos(System.nanoTime() - lastUsed);
  }

  /**
   * Whether the process ended between two invocations, so that the second never began: it can run
   * elsewhere without harm.
   */
  boolean endedBeforeItTookTheInvocation() {
    return !isUsable() && !taken;
  }

  /** Ends the process. What it was working on fails. */
  void end(String reason) {
    if (ending.isEmpty()) {
      ending = reason;
    }
    if (process != null) {
      process.destroyForcibly();
    }
    var failure = new IllegalStateException(ending);
    initialised.completeExceptionally(failure);
    restored.completeExceptionally(failure);
    failRunning();
  }

  private void failRunning() {
    var invocation = running.get();
    if (invocation != null) {
      invocation
          .result()
          .complete(
              new Failed(Failure.EXIT, "Runtime exited without providing a reason: " + ending));
    }
  }

  /** Runs one event to its end, after the initialisation. Called by one thread at a time. */
  InvocationResult invoke(Body event) throws InterruptedException {
    taken = false;
    restoreWanted.countDown();
    try {
      restored.get(RESTORE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return new Failed(Failure.EXIT, "Runtime exited before it took the event: " + ending);
    } catch (TimeoutException e) {
      taken = true;
      end("the hooks after the restore took over %d s".formatted(RESTORE_LIMIT.toSeconds()));
      return new Failed(Failure.EXIT, ending);
    }
    var invocation = Invocation.of(event, function.timeout());
    running.set(invocation);
    if (!isUsable()) {
      failRunning();
      return invocation.result().resultNow();
    }
    handedOver.put(invocation);
    try {
      return invocation.result().get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      taken = true;
      end("timed out");
      return new Failed(
          Failure.TIMEOUT,
          "%s Task timed out after %.2f seconds"
              .formatted(invocation.requestId(), function.timeout().toMillis() / 1000.0));
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation's result is never exceptional", e);
    } finally {
      running.set(null);
      lastUsed = System.nanoTime();
    }
  }

  /**
   * The process has run what it does before a snapshot. Here the process itself is the snapshot: it
   * stays frozen until the first invocation wants it restored.
   *
   * @return whether it is to go on
   */
  boolean restore() throws InterruptedException {
    initialised.complete(null);
    taken =
        frozenUntil(() -> restoreWanted.await(CHECK_SECONDS, TimeUnit.SECONDS) ? true : null)
            .isPresent();
    return taken;
  }

  /**
   * The process asks for work: waits until there is some, or the process has ended. It is idle from
   * now on, and therefore frozen.
   */
  Optional<Invocation> next() throws InterruptedException {
    restored.complete(null);
    initialised.complete(null);
    var first = Optional.ofNullable(handedOver.poll());
    var invocation =
        first.isPresent()
            ? first
            : frozenUntil(() -> handedOver.poll(CHECK_SECONDS, TimeUnit.SECONDS));
    taken = invocation.isPresent();
    return invocation;
  }

  /** Something to wait for, with a limit of its own; null when that has passed. */
  private interface Wait<T> {
    T poll() throws InterruptedException;
  }

  /** Freezes the process for the time of a wait, which ends with it at the latest. */
  private <T> Optional<T> frozenUntil(Wait<T> wait) throws InterruptedException {
    var idle = process;
    freezer.freeze(idle);
    try {
      while (isUsable()) {
        var found = wait.poll();
        if (found != null) {
          return Optional.of(found);
        }
      }
      return Optional.empty();
    } finally {
      freezer.thaw(idle);
    }
  }

  /** The process answers an invocation. An answer to one that timed out finds nobody waiting. */
  void complete(String requestId, InvocationResult result) {
    var invocation = running.get();
    if (invocation != null && invocation.requestId().equals(requestId)) {
      invocation.result().complete(result);
    }
  }
}
