package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.cloudfront.Behavior.EdgeAssociation;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.OriginRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.OriginRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ViewerResponse;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Carries a viewer's request through a distribution: behaviour, viewer-request function, origin
 * request, origin-request function, origin, and back.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowCloudFrontWorks.html">How
 *     CloudFront delivers content</a>
 */
public final class DistributionService implements HttpListener.Service {
  private static final String RESTRICTIONS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html";
  private static final Set<String> BODILESS_METHODS = Set.of("GET", "HEAD");

  private final Distribution distribution;
  private final BucketClient buckets;
  private final CustomOriginClient customOrigins;
  private final CachedDelivery delivery;
  private final int httpsPort;

  /**
   * @param httpsPort where viewers who come by plain HTTP are sent, if they are
   */
  public DistributionService(
      Distribution distribution, Buckets buckets, CustomOriginClient customOrigins, int httpsPort) {
    this.distribution = distribution;
    this.buckets = new BucketClient(buckets, distribution.arn());
    this.customOrigins = customOrigins;
    this.delivery = new CachedDelivery(distribution, this.buckets);
    this.httpsPort = httpsPort;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    var behavior = distribution.behaviorFor(request.path());
    var step = Recording.begin(Part.BEHAVIOR, behavior.pattern().toString());
    if (distribution.isUrlTooLong(request)) {
      step.failed("the URL is over %d bytes".formatted(Distribution.URL_BYTES));
      return ResponseHeaders.ofCloudFront(ErrorPage.tooLong()).with("Connection", "close");
    }
    var wrongProtocol = behavior.viewerProtocolPolicy().answer(request, httpsPort);
    if (wrongProtocol.isPresent()) {
      if (HttpStatus.isRedirection(wrongProtocol.get().status())) {
        step.passed("redirected to HTTPS");
      } else {
        step.failed("does not allow plain HTTP");
      }
      return ResponseHeaders.ofCloudFront(wrongProtocol.get());
    }
    if (behavior.allowedMethods().contains(request.method())) {
      step.passed("");
    } else {
      step.failed("does not allow " + request.method());
    }
    return ResponseHeaders.complete(behavior, serve(behavior, request));
  }

  private HttpResponse serve(Behavior behavior, HttpRequest request) {
    if (!behavior.allowedMethods().contains(request.method())) {
      return ErrorPage.methodNotAllowed();
    }
    if (BODILESS_METHODS.contains(request.method()) && !request.body().isEmpty()) {
      return ErrorPage.badRequest();
    }
    try {
      var seen = viewerRequest(behavior, request);
      return withErrorPage(seen, deliver(behavior, seen));
    } catch (FunctionFailure failure) {
      return failure.answer();
    }
  }

  private HttpResponse deliver(Behavior behavior, HttpRequest viewer) throws FunctionFailure {
    return delivery.deliver(behavior, viewer, outgoing -> fetch(behavior, outgoing));
  }

  /** A page that is not there is answered for as any other object. */
  private HttpResponse withErrorPage(HttpRequest viewer, HttpResponse response)
      throws FunctionFailure {
    var page = distribution.errorPage(response.status());
    if (page.isEmpty()) {
      return response;
    }
    var behavior = distribution.behaviorFor(page.get().path());
    Recording.note(Part.BEHAVIOR, behavior.pattern().toString(), "error page " + page.get().path());
    var answer = deliver(behavior, page.get().requestFor(viewer));
    return answer.status() == 200 ? page.get().insteadOfError(answer) : answer;
  }

  private HttpResponse fetch(Behavior behavior, HttpRequest outgoing) throws FunctionFailure {
    var response =
        switch (behavior.origin()) {
          case BucketOrigin origin -> buckets.fetch(origin, outgoing);
          case CustomOrigin origin -> fromCustomOrigin(behavior.originRequest(), origin, outgoing);
        };
    return ViewerResponse.of(behavior.forwarding(), response);
  }

  private HttpRequest viewerRequest(Behavior behavior, HttpRequest request) throws FunctionFailure {
    if (behavior.viewerRequest().isEmpty()) {
      return request;
    }
    var function = behavior.viewerRequest().get();
    var step = Recording.begin(Part.CLOUDFRONT_FUNCTION, function.configuration().label());
    var returned = invoke(function, ViewerRequestFunction.event(distribution, request));
    try {
      var seen = ViewerRequestFunction.apply(returned.payload(), request);
      step.passed(seen.path().equals(request.path()) ? "" : "rewrote to " + seen.path());
      return seen;
    } catch (BrokenEdgeRule e) {
      step.failed("invalid result");
      throw invalid(function, e);
    }
  }

  private HttpResponse fromCustomOrigin(
      Optional<EdgeAssociation> association, CustomOrigin origin, HttpRequest outgoing)
      throws FunctionFailure {
    if (association.isEmpty()) {
      return customOrigins.fetch(origin, OriginRequest.withCustomHeaders(outgoing, origin));
    }
    var function = association.get().function();
    var event =
        OriginRequestEvent.of(distribution, origin, outgoing, association.get().includeBody());
    var step = Recording.begin(Part.EDGE, function.configuration().label());
    try {
      return switch (OriginRequestResult.read(invoke(function, event).payload(), outgoing)) {
        case Generated(var response) -> {
          step.failed("answered with " + response.status() + " itself");
          yield response;
        }
        case Forwarded(var request, var domainName) -> {
          step.passed(request.header("Authorization").startsWith("AWS4-") ? "signed" : "passed on");
          yield customOrigins.fetch(origin.at(domainName), request);
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
          throw new FunctionFailure(503, isLambda(function) ? executionError(failure) : "Error");
    };
  }

  private static FunctionFailure invalid(LambdaFunction function, BrokenEdgeRule rule) {
    Console.problem(
        "502 because of the edge function %s: %s (see %s)"
            .formatted(function.configuration().label(), rule.getMessage(), RESTRICTIONS));
    return new FunctionFailure(502, isLambda(function) ? "LambdaValidationError" : "Error");
  }

  private static boolean isLambda(LambdaFunction function) {
    return function.configuration().runtime() != LambdaRuntime.CLOUDFRONT_JS_2;
  }

  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-testing-debugging.html">What
   *     X-Cache tells of a function's failure</a>
   */
  private static String executionError(Failure failure) {
    return switch (failure) {
      case THROTTLED, TIMEOUT -> "LambdaLimitExceeded";
      case HANDLER_ERROR, EXIT -> "LambdaExecutionError";
    };
  }

  /** An edge function did not come to a result that CloudFront can use. */
  private static final class FunctionFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String result;

    /**
     * @param result what {@code X-Cache} calls it
     */
    FunctionFailure(int status, String result) {
      this.status = status;
      this.result = result;
    }

    HttpResponse answer() {
      return ErrorPage.functionFailed(status).with("X-Cache", result + " from cloudfront");
    }
  }
}
