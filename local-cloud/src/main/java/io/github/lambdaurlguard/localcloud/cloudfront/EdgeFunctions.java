package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.cloudfront.Behavior.EdgeAssociation;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.OriginRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.OriginRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.FunctionFailure;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;

/** Runs Lambda@Edge functions on the way to custom origins. */
final class EdgeFunctions {
  private final Distribution distribution;
  private final CustomOriginClient customOrigins;

  EdgeFunctions(Distribution distribution, CustomOriginClient customOrigins) {
    this.distribution = distribution;
    this.customOrigins = customOrigins;
  }

  /** Answers an origin request as the function decides: with its own response, or the origin's. */
  HttpResponse fetch(EdgeAssociation association, CustomOrigin origin, HttpRequest outgoing)
      throws FunctionFailure {
    var function = association.function();
    var event = OriginRequestEvent.of(distribution, origin, outgoing, association.includeBody());
    var step = Recording.begin(Part.EDGE, function.configuration().label());
    try {
      return switch (OriginRequestResult.read(invoke(function, event).payload(), outgoing)) {
        case Generated(var response) -> {
          step.failed("answered with " + response.status() + " itself");
          yield response;
        }
        case Forwarded(var request, var domainName, var path) -> {
          step.passed(request.header("Authorization").startsWith("AWS4-") ? "signed" : "passed on");
          yield customOrigins.fetch(origin.at(domainName, path), request);
        }
      };
    } catch (BrokenEdgeRule e) {
      step.failed("invalid result");
      throw invalid(function, e);
    }
  }

  private static Returned invoke(LambdaFunction function, Body event) throws FunctionFailure {
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

  private static FunctionFailure invalid(LambdaFunction function, BrokenEdgeRule rule) {
    Console.problem(
        "502 because of the edge function %s: %s (see %s)"
            .formatted(function.configuration().label(), rule.getMessage(), rule.source()));
    return new FunctionFailure(
        502,
        "LambdaValidationError",
        "The Lambda function returned an invalid entry in its result.");
  }

  /**
   * What {@code X-Cache} tells of a failure.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-testing-debugging.html">Testing
   *     and debugging Lambda@Edge</a>
   */
  private static String executionError(Failure failure) {
    return switch (failure) {
      case THROTTLED, TIMEOUT -> "LambdaLimitExceeded";
      case HANDLER_ERROR, EXIT -> "LambdaExecutionError";
    };
  }
}
