package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.event.FunctionFailure;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.lambda.WorkerHost;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/**
 * A CloudFront function: JavaScript in a process of its own, which answers each event with the
 * handler's result and the {@linkplain ComputeUtilization compute utilization} of the run.
 */
public final class CloudFrontFunction {
  private final Console console;
  private final WorkerHost process;
  private final boolean published;
  private final ComputeUtilization utilization = new ComputeUtilization();

  /**
   * A function.
   *
   * @param published whether it is in the stage LIVE, where behaviours can use it
   */
  public CloudFrontFunction(Console console, WorkerHost process, boolean published) {
    this.console = console;
    this.process = process;
    this.published = published;
  }

  /** The name that people know it by: its logical id. */
  public String label() {
    return process.worker().label();
  }

  /** What runs it. */
  public WorkerHost process() {
    return process;
  }

  public boolean isPublished() {
    return published;
  }

  /**
   * Runs the handler.
   *
   * @param read makes something of the handler's result, and may find a rule broken
   * @param words tells in a few words what that is
   */
  <T> T run(Body event, Function<Map<?, ?>, T> read, Function<T, String> words) {
    var step = Recording.begin(Part.CLOUDFRONT_FUNCTION, label());
    var answer = answer(event);
    if (answer.get("syntaxError") instanceof String error) {
      step.failed("SyntaxError");
      throw syntaxError(error);
    }
    var percent = ((Number) answer.get("computeUtilization")).intValue();
    utilization
        .add(percent)
        .ifPresent(warning -> console.problem("CloudFront function " + label() + ": " + warning));
    try {
      if (!(answer.get("result") instanceof Map<?, ?> result)) {
        throw Entries.invalid("it returned neither a request nor a response");
      }
      var made = read.apply(result);
      step.passed((words.apply(made) + " compute utilization " + percent).strip());
      return made;
    } catch (BrokenEdgeRule e) {
      step.failed("invalid result");
      console.problem(
          "502 because of the CloudFront function %s: %s (see %s)"
              .formatted(label(), e.getMessage(), e.source()));
      throw new FunctionFailure(
          502,
          DeliveryResult.FUNCTION_VALIDATION_ERROR,
          "The CloudFront function returned an invalid value" + e.words().orElse("."));
    }
  }

  /** Recorded with an empty body (2026-09-12). */
  private FunctionFailure syntaxError(String error) {
    console.problem(
        "503 because of the CloudFront function %s: SyntaxError: %s".formatted(label(), error));
    return new FunctionFailure(503, DeliveryResult.FUNCTION_EXECUTION_ERROR, "");
  }

  private Map<?, ?> answer(Body event) {
    return switch (process.invoke(event)) {
      case Returned(var payload) -> object(payload);
      case Failed(var failure, var _) ->
          throw new FunctionFailure(
              503,
              // AWS documents no name for a single run that is ended; one that always is, is
              // throttled.
              failure == Failure.TIMEOUT
                  ? DeliveryResult.FUNCTION_THROTTLED
                  : DeliveryResult.FUNCTION_EXECUTION_ERROR,
              "The CloudFront function associated with the CloudFront distribution is invalid or"
                  + " could not run.");
    };
  }

  private static Map<?, ?> object(Body payload) {
    try {
      return (Map<?, ?>) JSON.std.anyFrom(payload.bytes());
    } catch (IOException e) {
      throw new IllegalStateException("the runtime of CloudFront functions answers in JSON", e);
    }
  }
}
