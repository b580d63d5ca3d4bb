package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.process.Freezer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process that runs one version of a function, one invocation at a time. The process asks the
 * {@link RuntimeApi} for its work, and is frozen while there is none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda
 *     execution environment</a>
 */
final class ExecutionEnvironment {
  /** How often a wait looks whether the process has ended. */
  private static final int CHECK_SECONDS = 1;

  private final FunctionVersion version;
  private final Duration restorationLimit;
  private final EnvironmentProcess process;
  private final Handover handover = new Handover();
  private final CompletableFuture<Void> initialised = new CompletableFuture<>();
  private final CountDownLatch restoreWanted = new CountDownLatch(1);
  private final CompletableFuture<Void> restored = new CompletableFuture<>();
  private volatile boolean taken;
  private volatile String ending = "";
  private volatile long lastUsed = System.nanoTime();

  /**
   * @param restorationLimit how long the hooks after a restore may take
   */
  ExecutionEnvironment(FunctionVersion version, Freezer freezer, Duration restorationLimit) {
    this.version = version;
    this.restorationLimit = restorationLimit;
    this.process = new EnvironmentProcess(freezer);
  }

  FunctionVersion version() {
    return version;
  }

  /** Watches over the process from now on. */
  void attach(Process started) {
    process.attach(started);
    var _ = started.onExit().thenAccept(ended -> end("exit status " + ended.exitValue()));
    if (!isUsable()) {
      process.destroy();
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
    return version.snapStart() && restoreWanted.getCount() > 0;
  }

  /** What the next invocation finds, in the words of Lambda's documentation. */
  String start() {
    if (restoreWanted.getCount() == 0) {
      return "warm";
    }
    return version.snapStart() ? "restored" : "cold start";
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
    process.destroy();
    var failure = new IllegalStateException(ending);
    initialised.completeExceptionally(failure);
    restored.completeExceptionally(failure);
    handover.fail(ending);
  }

  /**
   * Runs one event to its end, after the initialisation. Called by one thread at a time.
   *
   * @param functionArn what was invoked
   */
  InvocationResult invoke(String functionArn, Body event) throws InterruptedException {
    taken = false;
    restoreWanted.countDown();
    try {
      restored.get(restorationLimit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return new Failed(Failure.EXIT, "Runtime exited before it took the event: " + ending);
    } catch (TimeoutException e) {
      taken = true;
      end("the hooks after the restore took over %.1f s".formatted(seconds(restorationLimit)));
      return new Failed(Failure.EXIT, ending);
    }
    return run(Invocation.of(functionArn, event, version.timeout()));
  }

  private InvocationResult run(Invocation invocation) throws InterruptedException {
    handover.begin(invocation);
    if (!isUsable()) {
      handover.fail(ending);
      return invocation.result().resultNow();
    }
    handover.give(invocation);
    try {
      return invocation.result().get(version.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      taken = true;
      end("timed out");
      return new Failed(
          Failure.TIMEOUT,
          "%s Task timed out after %.2f seconds"
              .formatted(invocation.requestId(), seconds(version.timeout())));
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation's result is never exceptional", e);
    } finally {
      handover.end();
      lastUsed = System.nanoTime();
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
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
        process
            .frozenUntil(
                () -> restoreWanted.await(CHECK_SECONDS, TimeUnit.SECONDS) ? true : null,
                this::isUsable)
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
    var first = handover.take();
    var invocation =
        first.isPresent()
            ? first
            : process.frozenUntil(() -> handover.take(CHECK_SECONDS), this::isUsable);
    taken = invocation.isPresent();
    return invocation;
  }

  /** The process answers an invocation. */
  void complete(String requestId, InvocationResult result) {
    handover.complete(requestId, result);
  }
}
