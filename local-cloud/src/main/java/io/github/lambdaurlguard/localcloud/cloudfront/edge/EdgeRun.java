package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeTriggers.Trigger;
import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.event.FunctionFailure;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One run of a Lambda@Edge function, and what becomes of its failures. */
final class EdgeRun {
  private EdgeRun() {}

  /**
   * Runs a function.
   *
   * @param read makes something of its result, and may find a rule broken
   * @param tell tells of it on the way of the request
   */
  static <T> T of(
      Console console,
      Trigger trigger,
      LambdaEvent event,
      Function<Body, T> read,
      BiConsumer<Recording.Step, T> tell) {
    var function = trigger.function();
    var step = Recording.begin(Part.EDGE, function.configuration().label());
    var returned = invoke(function, event.body());
    try {
      var result = read.apply(returned.payload());
      tell.accept(step, result);
      return result;
    } catch (BrokenEdgeRule e) {
      step.failed("invalid result");
      throw invalid(console, function, e);
    }
  }

  private static Returned invoke(LambdaFunction function, Body event) {
    return switch (function.invoke(event)) {
      case Returned returned -> returned;
      case Failed(var failure, var _) ->
          throw new FunctionFailure(
              503,
              executionError(failure),
              "The Lambda function associated with the CloudFront distribution is invalid or"
                  + " doesn't have the required permissions.");
    };
  }

  private static FunctionFailure invalid(
      Console console, LambdaFunction function, BrokenEdgeRule rule) {
    Recording.reason(
        "the edge function %s: %s".formatted(function.configuration().label(), rule.getMessage()));
    console.problem(
        "502 because of the edge function %s: %s (see %s)"
            .formatted(function.configuration().label(), rule.getMessage(), rule.source()));
    return new FunctionFailure(
        502,
        DeliveryResult.LAMBDA_VALIDATION_ERROR,
        "The Lambda function returned an invalid entry in its result.");
  }

  /**
   * What {@code X-Cache} tells of a failure.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-testing-debugging.html">Testing
   *     and debugging Lambda@Edge</a>
   */
  private static DeliveryResult executionError(Failure failure) {
    return switch (failure) {
      case THROTTLED, TIMEOUT -> DeliveryResult.LAMBDA_LIMIT_EXCEEDED;
      case HANDLER_ERROR, EXIT -> DeliveryResult.LAMBDA_EXECUTION_ERROR;
    };
  }
}
