package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;

/**
 * A function under one of its ARNs, ready to be invoked: by itself, as a version, or by an alias.
 */
public final class LambdaFunction {
  private final String arn;
  private final VersionHost host;
  private final Concurrency concurrency;

  /**
   * @param arn with a version or alias at its end if it is invoked as that
   * @param host of the version that is invoked
   * @param concurrency shared by all versions
   */
  LambdaFunction(String arn, VersionHost host, Concurrency concurrency) {
    this.arn = arn;
    this.host = host;
    this.concurrency = concurrency;
  }

  /** The same version under another ARN. */
  LambdaFunction at(String otherArn) {
    return new LambdaFunction(otherArn, host, concurrency);
  }

  /** The same function as another version. */
  LambdaFunction at(String otherArn, VersionHost otherVersion) {
    return new LambdaFunction(otherArn, otherVersion, concurrency);
  }

  /** What permissions name, and the function learns as what it was invoked. */
  public String arn() {
    return arn;
  }

  public FunctionConfiguration configuration() {
    return host.version().function();
  }

  /** The version that is invoked, and what runs it. */
  VersionHost host() {
    return host;
  }

  public Deployment deployment() {
    return host.version().deployment();
  }

  /**
   * Starts a first environment, as publishing a version with SnapStart does, without waiting for
   * it.
   */
  public void warmUp() {
    host.environments().launchFirst();
  }

  /**
   * Runs one event. Waits for the result, at most the function's timeout and the time of a cold
   * start.
   */
  public InvocationResult invoke(Body event) {
    try {
      if (!concurrency.enter()) {
        Recording.begin(Part.FUNCTION, label()).failed("throttled");
        return report(
            new Failed(
                Failure.THROTTLED,
                "throttled: its reserved concurrency of %d is in use"
                    .formatted(concurrency.most())));
      }
      return report(invokeInAnyEnvironment(event));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return stopping();
    } finally {
      concurrency.leave();
    }
  }

  private InvocationResult invokeInAnyEnvironment(Body event) throws InterruptedException {
    while (true) {
      var step = Recording.begin(Part.FUNCTION, label());
      var environment = host.environments().take();
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
      host.environments().giveBack(environment.get());
      if (host.environments().isClosed()
          || environment.get().initialisationFailure().isPresent()
          || !environment.get().endedBeforeItTookTheInvocation()) {
        return result;
      }
    }
  }

  private InvocationResult invoke(Body event, ExecutionEnvironment environment)
      throws InterruptedException {
    var failure = environment.initialisationFailure();
    return failure.isPresent()
        ? new Failed(Failure.EXIT, "the function did not start: " + failure.get())
        : environment.invoke(arn, event);
  }

  private static Failed stopping() {
    return new Failed(Failure.EXIT, "the local cloud is stopping");
  }

  private InvocationResult report(InvocationResult result) {
    if (result instanceof Failed(var _, var message) && !host.environments().isClosed()) {
      Console.problem(label() + ": " + message);
    }
    return result;
  }

  private String label() {
    return host.version().label();
  }
}
