package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A function and its execution environments: as many as there are invocations at the same time,
 * reused afterwards, replaced when they break.
 */
public final class LambdaFunction implements AutoCloseable {
  /**
   * Lambda would start one environment for each invocation at the same time, a laptop cannot: above
   * this number invocations wait for a free one.
   */
  private static final int MAX_ENVIRONMENTS = 4;

  private final FunctionConfiguration configuration;
  private final EnvironmentLauncher launcher;
  private final Semaphore places = new Semaphore(MAX_ENVIRONMENTS, true);
  private final AtomicInteger inFlight = new AtomicInteger();
  private final ConcurrentLinkedDeque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
  private final Set<ExecutionEnvironment> all = ConcurrentHashMap.newKeySet();
  private final Set<String> qualifiers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  LambdaFunction(FunctionConfiguration configuration, EnvironmentLauncher launcher) {
    this.configuration = configuration;
    this.launcher = launcher;
  }

  public FunctionConfiguration configuration() {
    return configuration;
  }

  /** Makes the function known under a version or an alias, too. */
  public void addQualifier(String versionOrAlias) {
    qualifiers.add(versionOrAlias);
  }

  public boolean hasQualifier(String versionOrAlias) {
    return qualifiers.contains(versionOrAlias);
  }

  /**
   * Starts a first environment, as publishing a version with SnapStart does, without waiting for
   * it.
   */
  public void warmUp() {
    idle.add(launch());
  }

  /**
   * Runs one event. Waits for the result, at most the function's timeout and the time of a cold
   * start.
   */
  public InvocationResult invoke(Body event) {
    try {
      if (inFlight.incrementAndGet()
          > configuration.reservedConcurrency().orElse(Integer.MAX_VALUE)) {
        return new Failed(Failure.THROTTLED, "Rate Exceeded.");
      }
      places.acquire();
      try {
        return report(invokeInAnyEnvironment(event));
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed(Failure.EXIT, "the local cloud is stopping");
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private InvocationResult invokeInAnyEnvironment(Body event) throws InterruptedException {
    while (true) {
      var step = Recording.begin(Part.FUNCTION, configuration.label());
      var environment = takeIdle();
      var start = environment.isInitialised() ? "warm" : "cold start";
      var result = environment.invoke(event);
      if (result instanceof Failed(var failure, var _)) {
        step.failed(start + ", " + failure.words());
      } else {
        step.passed(start);
      }
      if (environment.isUsable()) {
        idle.addFirst(environment);
        return result;
      }
      discard(environment);
      if (closed || !environment.endedBeforeItTookTheInvocation()) {
        return result;
      }
    }
  }

  private ExecutionEnvironment takeIdle() {
    for (var environment = idle.poll(); environment != null; environment = idle.poll()) {
      if (environment.isUsable()) {
        return environment;
      }
      discard(environment);
    }
    return launch();
  }

  private ExecutionEnvironment launch() {
    var environment = launcher.launch(configuration);
    all.add(environment);
    if (closed) {
      environment.close();
    }
    return environment;
  }

  private void discard(ExecutionEnvironment environment) {
    environment.close();
    launcher.forget(environment);
    all.remove(environment);
  }

  private InvocationResult report(InvocationResult result) {
    if (result instanceof Failed(var _, var message) && !closed) {
      Console.problem(configuration.label() + ": " + message);
    }
    return result;
  }

  @Override
  public void close() {
    closed = true;
    all.forEach(ExecutionEnvironment::close);
  }
}
