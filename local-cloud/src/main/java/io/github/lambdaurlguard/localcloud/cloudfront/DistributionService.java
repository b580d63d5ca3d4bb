package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.cloudfront.Behavior.EdgeAssociation;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.OriginRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.OriginRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.FunctionFailure;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.ViewerRequestResult;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.s3.Bucket;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Carries a viewer's request through a distribution: behaviour, viewer-request function, origin
 * request, origin-request function, origin, and back through the viewer-response function.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowCloudFrontWorks.html">How
 *     CloudFront delivers content</a>
 */
public final class DistributionService implements HttpListener.Service {
  private static final Set<String> BODILESS_METHODS = Set.of("GET", "HEAD");

  private final Distribution distribution;
  private final Buckets buckets;
  private final CustomOriginClient customOrigins;
  private final int httpsPort;
  private final ObjectCache cache = new ObjectCache(InstantSource.system());

  /**
   * @param httpsPort where viewers who come by plain HTTP are sent, if they are
   */
  public DistributionService(
      Distribution distribution, Buckets buckets, CustomOriginClient customOrigins, int httpsPort) {
    this.distribution = distribution;
    this.buckets = buckets;
    this.customOrigins = customOrigins;
    this.httpsPort = httpsPort;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    var behavior = distribution.behaviorFor(request.path());
    var context = new EventContext(distribution.domainName(), distribution.id(), RequestId.next());
    var step = Recording.begin(Part.BEHAVIOR, behavior.pattern().toString());
    var wrongProtocol = behavior.viewerProtocolPolicy().answer(request, httpsPort);
    if (wrongProtocol.isPresent()) {
      if (HttpStatus.isRedirection(wrongProtocol.get().status())) {
        step.passed("redirected to HTTPS");
      } else {
        step.failed("does not allow plain HTTP");
      }
      return ResponseHeaders.ofCloudFront(context, wrongProtocol.get());
    }
    if (behavior.allowedMethods().contains(request.method())) {
      step.passed("");
    } else {
      step.failed("does not allow " + request.method());
    }
    return answer(behavior, context, request);
  }

  private HttpResponse answer(Behavior behavior, EventContext context, HttpRequest request) {
    var refusal = refusal(behavior, request);
    if (refusal.isPresent()) {
      return ResponseHeaders.complete(behavior, context, refusal.get());
    }
    try {
      return switch (behavior.functions().decide(context, request)) {
        case ViewerRequestResult.Generated(var response) ->
            ResponseHeaders.complete(behavior, context, response);
        case ViewerRequestResult.Forwarded(var seen) ->
            behavior
                .functions()
                .change(
                    context,
                    request,
                    ResponseHeaders.complete(behavior, context, deliver(behavior, seen)));
      };
    } catch (FunctionFailure failure) {
      return ResponseHeaders.complete(behavior, context, ErrorPage.functionFailed(failure));
    }
  }

  private static Optional<HttpResponse> refusal(Behavior behavior, HttpRequest request) {
    if (!behavior.allowedMethods().contains(request.method())) {
      return Optional.of(ErrorPage.methodNotAllowed());
    }
    return BODILESS_METHODS.contains(request.method()) && !request.body().isEmpty()
        ? Optional.of(ErrorPage.badRequest())
        : Optional.empty();
  }

  private HttpResponse deliver(Behavior behavior, HttpRequest request) throws FunctionFailure {
    var served = serve(behavior, OriginRequest.of(distribution, behavior, request));
    var compressed = behavior.compresses() ? Compression.apply(request, served) : served;
    return behavior.origin() instanceof BucketOrigin
        ? ConditionalRequest.apply(request, compressed)
        : compressed;
  }

  private HttpResponse serve(Behavior behavior, HttpRequest outgoing) throws FunctionFailure {
    if (!ObjectCache.isCacheable(behavior, outgoing)) {
      return fetch(behavior, outgoing);
    }
    return cache.answer(
        new ObjectCache.Key(behavior.origin().id(), outgoing.path()),
        version(behavior.origin(), outgoing),
        behavior.cachePolicy().timeToLive(),
        outgoing,
        asked -> fetch(behavior, asked));
  }

  private HttpResponse fetch(Behavior behavior, HttpRequest outgoing) throws FunctionFailure {
    return switch (behavior.origin()) {
      case BucketOrigin origin -> fromBucket(origin, outgoing);
      case CustomOrigin origin -> fromCustomOrigin(behavior.originRequest(), origin, outgoing);
    };
  }

  private HttpResponse fromBucket(BucketOrigin origin, HttpRequest outgoing) {
    var step = Recording.begin(Part.ORIGIN, origin.id());
    var response = buckets.answer(bucket(origin), outgoing, distribution.arn());
    step.answered(response.status());
    return ConditionalRequest.apply(outgoing, response);
  }

  /** A changed file is a new version at once: there is nobody here to invalidate it. */
  private String version(Origin origin, HttpRequest outgoing) {
    return origin instanceof BucketOrigin bucketOrigin
        ? buckets.version(bucket(bucketOrigin), outgoing)
        : "";
  }

  private Bucket bucket(BucketOrigin origin) {
    return buckets.atDomainName(origin.domainName()).orElseThrow();
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
          yield customOrigins.fetch(
              new CustomOrigin(
                  origin.id(), domainName, origin.customHeaders(), origin.readTimeout()),
              request);
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
