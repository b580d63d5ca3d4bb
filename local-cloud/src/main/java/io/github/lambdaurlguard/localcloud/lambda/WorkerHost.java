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

/** A worker, and the environments that run it once {@link Lambda} hosts it. */
public final class WorkerHost {
  private final Worker worker;
  private volatile EnvironmentPool environments;

  public WorkerHost(Worker worker) {
    this.worker = worker;
  }

  public Worker worker() {
    return worker;
  }

  void host(EnvironmentPool pool) {
    environments = pool;
  }

  private EnvironmentPool environments() {
    if (environments == null) {
      throw new IllegalStateException("the function " + worker.label() + " is not hosted yet");
    }
    return environments;
  }

  /**
   * Starts a first environment, unless there has been one, and waits until it has initialised or
   * has failed to. Publishing a version with SnapStart does so on AWS.
   */
  public void initialise() throws InterruptedException {
    environments().initialise();
  }

  /**
   * Why the worker cannot start: the error in a line, and its stack trace in those after it.
   *
   * @return no line if it can, or has not tried yet
   */
  public List<String> startProblem() {
    return environments().startFailure().map(HandlerError::told).orElse(List.of());
  }

  /**
   * Runs one event. Waits for the result, at most the worker's timeout and the time of a cold
   * start. A response that is streamed is collected.
   */
  public InvocationResult invoke(Body event) {
    return whole(open(worker.arn(), InvocationRequest.of(event), () -> {}));
  }

  /** The result, when all of it is there. */
  static InvocationResult whole(InvocationOutcome outcome) {
    return switch (outcome) {
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
   * Runs what a caller asks for. Waits for the result, or for the first byte of a response that is
   * streamed. The caller closes that.
   *
   * @param arn what was invoked
   * @param whenOver is run when the result is there, or the response has ended
   */
  InvocationOutcome open(String arn, InvocationRequest call, Runnable whenOver) {
    InvocationOutcome outcome;
    try {
      outcome = invokeInAnyEnvironment(arn, call, whenOver);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      outcome = stopping();
    }
    if (outcome instanceof Complete) {
      whenOver.run();
    }
    return outcome;
  }

  private InvocationOutcome invokeInAnyEnvironment(
      String arn, InvocationRequest call, Runnable whenOver) throws InterruptedException {
    while (true) {
      var step = Recording.begin(Part.FUNCTION, worker.label());
      var environment = environments().take();
      if (environment.isEmpty()) {
        return stopping();
      }
      var start = environment.get().start();
      var outcome = invoke(arn, call, environment.get());
      if (outcome instanceof Streamed(var type, var payload)) {
        step.passed(start + ", streams");
        payload.atEnd(whenOver);
        return streamed(environment.get(), type, payload);
      }
      var result = ((Complete) outcome).result();
      if (result instanceof Failed(var failure, var _)) {
        step.failed(start + ", " + failure.words());
      } else {
        step.passed(start);
      }
      environments().giveBack(environment.get());
      if (environments().isClosed()
          || environment.get().initialisationFailure().isPresent()
          || !environment.get().endedBeforeItTookTheInvocation()) {
        return report(result);
      }
    }
  }

  private InvocationOutcome streamed(
      ExecutionEnvironment environment, String contentType, FlowingBody payload) {
    payload.atEnd(() -> environments().giveBack(environment));
    var stream = new ResponseStream(payload, environment::ending, this::tell);
    return new Streamed(contentType, new FlowingBody(stream, OptionalLong.empty()));
  }

  private static InvocationOutcome invoke(
      String arn, InvocationRequest call, ExecutionEnvironment environment)
      throws InterruptedException {
    var failure = environment.initialisationFailure();
    return failure.isPresent()
        ? new Complete(new Failed(Failure.EXIT, "the function did not start: " + failure.get()))
        : environment.invoke(arn, call);
  }

  private static InvocationOutcome stopping() {
    return new Complete(new Failed(Failure.EXIT, "the local cloud is stopping"));
  }

  /** The result; why it is none is told on the console. */
  InvocationOutcome report(InvocationResult result) {
    if (result instanceof Failed(var _, var message)) {
      tell(message);
    }
    return new Complete(result);
  }

  private void tell(String problem) {
    if (!environments().isClosed()) {
      var told = HandlerError.told(problem);
      var first = worker.label() + ": " + told.getFirst();
      Recording.reason(first);
      environments().console().problem(first, told.subList(1, told.size()));
    }
  }
}
