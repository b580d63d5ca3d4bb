package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One process that runs one function, one invocation at a time. The process asks the {@link
 * RuntimeApi} for its work.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda
 *     execution environment</a>
 */
final class ExecutionEnvironment {
  /** Lambda stops waiting for an on-demand init phase after 10 s; a laptop under load gets more. */
  private static final Duration INIT_LIMIT = Duration.ofSeconds(30);

  private static final Duration END_CHECK_INTERVAL = Duration.ofSeconds(1);

  private final FunctionConfiguration function;
  private final CompletableFuture<Void> initialised = new CompletableFuture<>();
  private final BlockingQueue<Invocation> handedOver = new ArrayBlockingQueue<>(1);
  private final AtomicReference<Invocation> running = new AtomicReference<>();
  private volatile boolean taken;
  private volatile String ending = "";
  private volatile Process process;

  ExecutionEnvironment(FunctionConfiguration function) {
    this.function = function;
  }

  FunctionConfiguration function() {
    return function;
  }

  /** Watches over the process from now on. */
  void attach(Process started) {
    process = started;
    var _ = started.onExit().thenAccept(ended -> end("exit status " + ended.exitValue()));
  }

  /** Whether the process asked for work already. */
  boolean isInitialised() {
    return initialised.isDone();
  }

  boolean isUsable() {
    return ending.isEmpty();
  }

  /**
   * Whether the process ended between two invocations, so that the second never began: it can run
   * elsewhere without harm.
   */
  boolean endedBeforeItTookTheInvocation() {
    return !isUsable() && !taken && !initialised.isCompletedExceptionally();
  }

  /** Ends the process. What it was working on fails. */
  void close() {
    end("stopped");
  }

  private void end(String reason) {
    if (ending.isEmpty()) {
      ending = reason;
    }
    if (process != null) {
      process.destroyForcibly();
    }
    initialised.completeExceptionally(new IllegalStateException(ending));
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

  /** Runs one event to its end. Called by one thread at a time. */
  InvocationResult invoke(Body event) throws InterruptedException {
    try {
      initialised.get(INIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return new Failed(Failure.EXIT, "the function did not start: " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      end("initialisation took over " + INIT_LIMIT.toSeconds() + " s");
      return new Failed(Failure.EXIT, "the function did not start: " + ending);
    }
    var invocation =
        new Invocation(
            UUID.randomUUID().toString(),
            event,
            Instant.now().plus(function.timeout()),
            new CompletableFuture<>());
    taken = false;
    running.set(invocation);
    if (!isUsable()) {
      failRunning();
      return invocation.result().resultNow();
    }
    handedOver.put(invocation);
    try {
      return invocation.result().get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      end("timed out");
      return new Failed(
          Failure.TIMEOUT,
          "%s Task timed out after %.2f seconds"
              .formatted(invocation.requestId(), function.timeout().toMillis() / 1000.0));
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation's result is never exceptional", e);
    } finally {
      running.set(null);
    }
  }

  /**
   * The process has started up and asks for work: waits until there is some, or the process has
   * ended.
   */
  Optional<Invocation> next() throws InterruptedException {
    initialised.complete(null);
    while (isUsable()) {
      var invocation = handedOver.poll(END_CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
      if (invocation != null) {
        taken = true;
        return Optional.of(invocation);
      }
    }
    return Optional.empty();
  }

  /** The process answers an invocation. An answer to one that timed out finds nobody waiting. */
  void complete(String requestId, InvocationResult result) {
    var invocation = running.get();
    if (invocation != null && invocation.requestId().equals(requestId)) {
      invocation.result().complete(result);
    }
  }

  /** The process says that it cannot start. */
  void initialisationFailed(String message) {
    initialised.completeExceptionally(new IllegalStateException(message));
    end(message);
  }
}
