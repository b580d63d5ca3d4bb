package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A function with its versions and aliases, ready to be invoked. */
public final class LambdaFunction implements AutoCloseable {
  private final FunctionConfiguration configuration;
  private final Deployment deployment;
  private final EnvironmentPool environments;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Set<String> qualifiers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  LambdaFunction(
      FunctionConfiguration configuration, Deployment deployment, EnvironmentLauncher launcher) {
    this.configuration = configuration;
    this.deployment = deployment;
    this.environments = new EnvironmentPool(configuration, deployment, launcher);
  }

  public FunctionConfiguration configuration() {
    return configuration;
  }

  public Deployment deployment() {
    return deployment;
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
    environments.launchFirst();
  }

  /**
   * Runs one event. Waits for the result, at most the function's timeout and the time of a cold
   * start.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html">Lambda
   *     function scaling</a>
   */
  public InvocationResult invoke(Body event) {
    try {
      if (inFlight.incrementAndGet()
          > configuration.reservedConcurrency().orElse(Integer.MAX_VALUE)) {
        Recording.begin(Part.FUNCTION, configuration.label()).failed("throttled");
        return report(
            new Failed(
                Failure.THROTTLED,
                "throttled: its reserved concurrency of %d is in use"
                    .formatted(configuration.reservedConcurrency().orElseThrow())));
      }
      return report(invokeInAnyEnvironment(event));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return stopping();
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private InvocationResult invokeInAnyEnvironment(Body event) throws InterruptedException {
    while (true) {
      var step = Recording.begin(Part.FUNCTION, configuration.label());
      var environment = environments.take();
      if (environment.isEmpty()) {
        return stopping();
      }
      var start = environment.get().start();
      var result = invoke(event, environment.get());
      if (result instanceof Failed(var failure, var _)) {
        step.failed(start + ", " + failure.words());
      } else {
        step.passed(start);
      }
      environments.giveBack(environment.get());
      if (closed
          || environment.get().initialisationFailure().isPresent()
          || !environment.get().endedBeforeItTookTheInvocation()) {
        return result;
      }
    }
  }

  private static InvocationResult invoke(Body event, ExecutionEnvironment environment)
      throws InterruptedException {
    var failure = environment.initialisationFailure();
    return failure.isPresent()
        ? new Failed(Failure.EXIT, "the function did not start: " + failure.get())
        : environment.invoke(event);
  }

  private static Failed stopping() {
    return new Failed(Failure.EXIT, "the local cloud is stopping");
  }

  private InvocationResult report(InvocationResult result) {
    if (result instanceof Failed(var _, var message) && !closed) {
      Console.problem(configuration.label() + ": " + message);
    }
    return result;
  }

  /** Ends environments that have had nothing to do for so long. */
  void reap(Duration idleTime) {
    environments.reap(idleTime);
  }

  @Override
  public void close() {
    closed = true;
    environments.close();
  }
}
