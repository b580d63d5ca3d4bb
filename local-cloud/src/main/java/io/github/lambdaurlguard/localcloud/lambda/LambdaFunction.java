package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Complete;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Streamed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

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
   * Starts a first environment, unless there has been one, and waits until it has initialised or
   * has failed to. Publishing a version with SnapStart does so on AWS.
   */
  public void initialise() throws InterruptedException {
    host.environments().initialise();
  }

  /**
   * Why the function cannot start: the error in a line, and its stack trace in those after it.
   *
   * @return no line if it can, or has not tried yet
   */
  public List<String> startProblem() {
    return host.environments().startFailure().map(HandlerError::told).orElse(List.of());
  }

  /** Whether a version's deployment fails on AWS if it cannot start, because of its snapshot. */
  public boolean hasSnapshot() {
    return host.version().snapStart();
  }

  /**
   * Runs one event. Waits for the result, at most the function's timeout and the time of a cold
   * start. A response that the function streams is collected.
   */
  public InvocationResult invoke(Body event) {
    return invoke(InvocationRequest.of(event));
  }

  /** Runs what a caller asks for. Waits as {@link #invoke(Body)} does. */
  public InvocationResult invoke(InvocationRequest call) {
    return switch (open(call)) {
      case Complete(var result) -> result;
      case Streamed(var _, var payload) -> {
        try {
          yield new Returned(payload.whole());
        } catch (IOException e) {
          yield new Failed(Failure.HANDLER_ERROR, e.getMessage());
        }
      }
    };
  }

  /**
   * Runs what a caller asks for. Waits for the result, or for the first byte of a response that the
   * function streams. The caller closes that.
   */
  public InvocationOutcome open(InvocationRequest call) {
    if (!concurrency.enter()) {
      concurrency.leave();
      Recording.begin(Part.FUNCTION, label()).failed("throttled");
      return report(
          new Failed(
              Failure.THROTTLED,
              "throttled: its reserved concurrency of %d is in use".formatted(concurrency.most())));
    }
    try {
      var outcome = invokeInAnyEnvironment(call);
      if (outcome instanceof Complete) {
        concurrency.leave();
      }
      return outcome;
    } catch (InterruptedException e) {
      concurrency.leave();
      Thread.currentThread().interrupt();
      return stopping();
    }
  }

  private InvocationOutcome invokeInAnyEnvironment(InvocationRequest call)
      throws InterruptedException {
    while (true) {
      var step = Recording.begin(Part.FUNCTION, label());
      var environment = host.environments().take();
      if (environment.isEmpty()) {
        return stopping();
      }
      var start = environment.get().start();
      var outcome = invoke(call, environment.get());
      if (outcome instanceof Streamed(var type, var payload)) {
        step.passed(start + ", streams");
        return streamed(environment.get(), type, payload);
      }
      var result = ((Complete) outcome).result();
      if (result instanceof Failed(var failure, var _)) {
        step.failed(start + ", " + failure.words());
      } else {
        step.passed(start);
      }
      host.environments().giveBack(environment.get());
      if (host.environments().isClosed()
          || environment.get().initialisationFailure().isPresent()
          || !environment.get().endedBeforeItTookTheInvocation()) {
        return report(result);
      }
    }
  }

  private InvocationOutcome streamed(
      ExecutionEnvironment environment, String contentType, FlowingBody payload) {
    payload.atEnd(
        () -> {
          host.environments().giveBack(environment);
          concurrency.leave();
        });
    var stream = new ResponseStream(payload, environment::ending, this::tell);
    return new Streamed(contentType, new FlowingBody(stream, OptionalLong.empty()));
  }

  private InvocationOutcome invoke(InvocationRequest call, ExecutionEnvironment environment)
      throws InterruptedException {
    var failure = environment.initialisationFailure();
    return failure.isPresent()
        ? new Complete(new Failed(Failure.EXIT, "the function did not start: " + failure.get()))
        : environment.invoke(arn, call);
  }

  private static InvocationOutcome stopping() {
    return new Complete(new Failed(Failure.EXIT, "the local cloud is stopping"));
  }

  private InvocationOutcome report(InvocationResult result) {
    if (result instanceof Failed(var _, var message)) {
      tell(message);
    }
    return new Complete(result);
  }

  private void tell(String problem) {
    if (!host.environments().isClosed()) {
      var told = HandlerError.told(problem);
      var first = label() + ": " + told.getFirst();
      Recording.reason(first);
      host.environments().console().problem(first, told.subList(1, told.size()));
    }
  }

  private String label() {
    return host.version().label();
  }
}
