package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Complete;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Streamed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.process.Freezer;
import io.github.lambdaurlguard.localcloud.trace.TracedInvocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * One process that runs one version of a function, one invocation at a time. The process asks the
 * {@link RuntimeApi} for its work, and is frozen while there is none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda
 *     execution environment</a>
 */
final class ExecutionEnvironment {
  /** What the process is at. */
  private enum State {
    /** It initialises. */
    STARTING,
    /** It has initialised, and is frozen until it is first wanted. */
    SNAPSHOT,
    /** It was wanted, and runs its hooks after the restore. */
    RESTORED,
    /** It waits for an invocation. */
    IDLE,
    /** It has an invocation. */
    BUSY,
    /** It has ended, or will, and had nothing to do. */
    ENDED,
    /** It has ended, or will, and was restored or had an invocation. */
    BROKEN;

    boolean isOver() {
      return this == ENDED || this == BROKEN;
    }
  }

  private final Worker worker;
  private final Duration restorationLimit;
  private final boolean debugged;
  private final EnvironmentProcess process;
  private final Handover handover = new Handover();
  private final CompletableFuture<Void> initialised = new CompletableFuture<>();

  /** Whether the process is to go on after its snapshot. */
  private final CompletableFuture<Boolean> restoreWanted = new CompletableFuture<>();

  private final CompletableFuture<Void> restored = new CompletableFuture<>();
  private volatile State state = State.STARTING;
  private volatile String ending = "";
  private volatile Optional<TracedInvocation> latest = Optional.empty();
  private volatile long lastUsed = System.nanoTime();

  /**
   * @param restorationLimit how long the hooks after a restore may take
   * @param debugged whether a debugger may be attached: it is never idle then, and never frozen
   */
  ExecutionEnvironment(
      Worker worker, Freezer freezer, Duration restorationLimit, boolean debugged) {
    this.worker = worker;
    this.restorationLimit = restorationLimit;
    this.debugged = debugged;
    this.process = new EnvironmentProcess(freezer, !debugged);
  }

  Worker worker() {
    return worker;
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
    return !state.isOver();
  }

  private synchronized void become(State next) {
    if (!state.isOver()) {
      state = next;
    }
  }

  /** Why the process never asked for work; empty if it did, or still may. */
  Optional<String> initialisationFailure() {
    return initialised.isCompletedExceptionally() ? Optional.of(ending) : Optional.empty();
  }

  /** What the next invocation finds, in the words of Lambda's documentation. */
  String start() {
    if (restoreWanted.getNow(false)) {
      return "warm";
    }
    return worker.snapStart() ? "restored" : "cold start";
  }

  Duration idleTime() {
    return debugged ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lastUsed);
  }

  /**
   * Whether the process ended between two invocations, so that the second never began: it can run
   * elsewhere without harm.
   */
  boolean endedBeforeItTookTheInvocation() {
    return state == State.ENDED;
  }

  /** Lets the process end by itself: it gets no work any more. */
  void retire() {
    becomeOver("retired");
    restoreWanted.complete(false);
    handover.close();
  }

  private synchronized void becomeOver(String reason) {
    if (!state.isOver()) {
      ending = reason;
      state = state == State.RESTORED || state == State.BUSY ? State.BROKEN : State.ENDED;
    }
  }

  /** Ends the process. What it was working on fails. */
  void end(String reason) {
    becomeOver(reason);
    process.destroy();
    var failure = new IllegalStateException(ending);
    initialised.completeExceptionally(failure);
    restored.completeExceptionally(failure);
    restoreWanted.complete(false);
    handover.fail(ending);
    handover.close();
  }

  /** The process has told why it cannot go on. One that was retired ends by itself. */
  void fail(String reason) {
    if (isUsable()) {
      end(reason);
    }
  }

  /** Waits until the process has ended. */
  void awaitEnd() throws InterruptedException {
    process.awaitEnd();
  }

  /**
   * Runs one call after the initialisation, to its end or until its response begins to flow. Called
   * by one thread at a time, and not again before the response has ended.
   *
   * @param functionArn what was invoked
   */
  InvocationOutcome invoke(String functionArn, InvocationRequest call) throws InterruptedException {
    restoreWanted.complete(true);
    try {
      restored.get(restorationLimit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return failed(Failure.EXIT, "Runtime exited before it took the event: " + ending);
    } catch (TimeoutException e) {
      become(State.RESTORED);
      end("the hooks after the restore took over %.1f s".formatted(seconds(restorationLimit)));
      return failed(Failure.EXIT, ending);
    }
    return run(Invocation.of(call, functionArn, worker.timeout()));
  }

  /** The process has written a line: of the invocation that it had last. */
  void wrote(String line) {
    latest.ifPresent(invocation -> invocation.wrote(line));
  }

  /** Of the invocation that the process had last; the empty string before there was one. */
  String requestId() {
    return latest.map(TracedInvocation::requestId).orElse("");
  }

  private InvocationOutcome run(Invocation invocation) throws InterruptedException {
    latest =
        Optional.of(
            TracedInvocation.begin(
                worker.label(), invocation.requestId(), invocation.tracing().text()));
    handover.begin(invocation);
    if (!isUsable()) {
      handover.fail(ending);
      latest.ifPresent(TracedInvocation::close);
      return invocation.outcome().resultNow();
    }
    handover.give(invocation);
    try {
      var outcome = invocation.outcome().get(worker.timeout().toMillis(), TimeUnit.MILLISECONDS);
      if (outcome instanceof Streamed(var _, var payload)) {
        limit(invocation, payload);
        payload.atEnd(this::rest);
      } else {
        rest();
      }
      return outcome;
    } catch (TimeoutException e) {
      become(State.BUSY);
      end(timeOut(invocation));
      rest();
      return failed(Failure.TIMEOUT, timeOut(invocation));
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation's outcome is never exceptional", e);
    } catch (InterruptedException e) {
      rest();
      throw e;
    }
  }

  /** The timeout counts until the last byte of a response that flows. */
  private void limit(Invocation invocation, FlowingBody payload) {
    var over = new CompletableFuture<Void>();
    payload.atEnd(() -> over.complete(null));
    var left = Duration.between(Instant.now(), invocation.deadline()).toMillis();
    var _ =
        over.copy()
            .orTimeout(Math.max(1, left), TimeUnit.MILLISECONDS)
            .exceptionally(
                _ -> {
                  become(State.BUSY);
                  end(timeOut(invocation));
                  return null;
                });
  }

  private void rest() {
    latest.ifPresent(TracedInvocation::close);
    handover.end();
    lastUsed = System.nanoTime();
    become(State.IDLE);
  }

  private String timeOut(Invocation invocation) {
    return "%s Task timed out after %.2f seconds"
        .formatted(invocation.requestId(), seconds(worker.timeout()));
  }

  private static InvocationOutcome failed(Failure failure, String message) {
    return new Complete(new Failed(failure, message));
  }

  /** Why the process has ended, or will; the empty string while it runs. */
  String ending() {
    return ending;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /**
   * The process has run what it does before a snapshot. Here the process itself is the snapshot: it
   * stays frozen until the first invocation wants it restored.
   *
   * @return completes with whether it is to go on
   */
  CompletableFuture<Boolean> restore() {
    lastUsed = System.nanoTime();
    become(State.SNAPSHOT);
    initialised.complete(null);
    process.rests();
    return restoreWanted.thenApply(
        wanted -> {
          process.works();
          if (wanted) {
            become(State.RESTORED);
          }
          return wanted;
        });
  }

  /**
   * The process asks for work. It is idle from now on, and therefore frozen.
   *
   * @param isThere whether the process still waits: it may have been killed a moment ago
   * @return completes when there is some, or empty when there will be none any more
   */
  CompletableFuture<Optional<Invocation>> next(BooleanSupplier isThere) {
    lastUsed = System.nanoTime();
    become(State.IDLE);
    restored.complete(null);
    initialised.complete(null);
    process.rests();
    return handover
        .take()
        .thenApply(
            invocation -> {
              process.works();
              if (invocation.isPresent() && !isThere.getAsBoolean()) {
                end("the process has gone");
                return Optional.<Invocation>empty();
              }
              if (invocation.isPresent()) {
                become(State.BUSY);
              }
              return invocation;
            });
  }

  /**
   * The process answers an invocation.
   *
   * @return false if nobody waits for it any longer
   */
  boolean complete(String requestId, InvocationOutcome outcome) {
    return handover.complete(requestId, outcome);
  }
}
