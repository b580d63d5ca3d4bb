package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeFunctions;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.event.FunctionFailure;
import io.github.lambdaurlguard.localcloud.cloudfront.event.RequestId;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.RequestFacts;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.BucketClient;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.CustomOriginClient;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.pages.ErrorPage;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ViewerResponse;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.BrokenBodyException;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.time.Duration;
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
  private final BucketClient buckets;
  private final EdgeFunctions edgeFunctions;
  private volatile CachedDelivery delivery;
  private final int httpsPort;

  /**
   * @param httpsPort where viewers who come by plain HTTP are sent, if they are
   */
  public DistributionService(
      Console console,
      Distribution distribution,
      Buckets buckets,
      CustomOriginClient customOrigins,
      int httpsPort) {
    this.distribution = distribution;
    this.buckets = new BucketClient(console, buckets, distribution.arn());
    this.edgeFunctions = new EdgeFunctions(console, customOrigins, this.buckets);
    this.delivery = new CachedDelivery(distribution, this.buckets);
    this.httpsPort = httpsPort;
  }

  /** Whether a {@code Host} header names the distribution. */
  public boolean answersTo(String host) {
    return distribution.answersTo(host);
  }

  /** Forgets what it holds of the origins' answers. */
  public void invalidate() {
    delivery = new CachedDelivery(distribution, buckets);
  }

  /** Holds what another service holds, for the same distribution. */
  public void keepCacheOf(DistributionService other) {
    delivery = delivery.withCacheOf(other.delivery);
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    var arrival = System.nanoTime();
    var behavior = distribution.behaviorFor(request.path());
    var context = new EventContext(distribution.domainName(), distribution.id(), RequestId.next());
    Recording.route(behavior.pattern().toString(), behavior.origin() instanceof CustomOrigin);
    var step = Recording.begin(Part.BEHAVIOR, behavior.pattern().toString());
    if (!distribution.answersTo(request.header("Host"))) {
      step.failed("the distribution has no such name: " + request.header("Host"));
      return told(context, ErrorPage.badRequest());
    }
    if (distribution.isUrlTooLong(request)) {
      step.failed("the URL is over %d bytes".formatted(Distribution.URL_BYTES));
      return told(context, ErrorPage.tooLong()).with("Connection", "close");
    }
    var wrongProtocol = behavior.viewerProtocolPolicy().answer(request, httpsPort);
    if (wrongProtocol.isPresent()) {
      if (HttpStatus.isRedirection(wrongProtocol.get().response().status())) {
        step.passed("redirected to HTTPS");
      } else {
        step.failed("does not allow plain HTTP");
      }
      return told(context, wrongProtocol.get());
    }
    if (behavior.allowedMethods().contains(request.method())) {
      step.passed("");
    } else {
      step.failed("does not allow " + request.method());
    }
    var delivery = answer(behavior, context, request);
    var facts =
        new RequestFacts(context.requestId(), Duration.ofNanos(System.nanoTime() - arrival));
    var told = delivery.map(_ -> ResponseHeaders.told(delivery));
    return behavior.responseHeadersPolicy().addServerTiming(request, told, facts);
  }

  private static HttpResponse told(EventContext context, Delivery delivery) {
    return ResponseHeaders.told(ResponseHeaders.ofCloudFront(context, delivery));
  }

  private Delivery answer(Behavior behavior, EventContext context, HttpRequest request) {
    var refusal = refusal(behavior, request);
    if (refusal.isPresent()) {
      return ResponseHeaders.complete(behavior, context, request, refusal.get());
    }
    try {
      return switch (decide(behavior, context, request)) {
        case Generated(var made) -> ResponseHeaders.complete(behavior, context, request, made);
        case Forwarded(var seen) -> answer(behavior, context, request, seen);
      };
    } catch (FunctionFailure failure) {
      return ResponseHeaders.complete(
          behavior, context, request, ErrorPage.functionFailed(failure));
    } catch (BrokenBodyException e) {
      return ResponseHeaders.complete(behavior, context, request, ErrorPage.originUnreachable());
    }
  }

  private static Optional<Delivery> refusal(Behavior behavior, HttpRequest request) {
    if (!behavior.allowedMethods().contains(request.method())) {
      return Optional.of(ErrorPage.methodNotAllowed());
    }
    return BODILESS_METHODS.contains(request.method()) && !request.body().isEmpty()
        ? Optional.of(ErrorPage.badRequest())
        : Optional.empty();
  }

  /**
   * Answers a request that goes on.
   *
   * @param viewer the request as the viewer sent it
   * @param seen the request as the viewer-request function left it
   */
  private Delivery answer(
      Behavior behavior, EventContext context, HttpRequest viewer, HttpRequest seen) {
    var delivered = deliver(behavior, context, seen);
    var complete =
        ResponseHeaders.complete(
            behavior, context, viewer, withErrorPage(context, seen, delivered));
    var trigger = behavior.edge().at(EdgeEvent.VIEWER_RESPONSE);
    var status = delivered.response().status();
    var changed =
        trigger.isPresent() && !HttpResponse.isError(status)
            ? edgeFunctions.change(trigger.get(), context, viewer, complete.response())
            : behavior.functions().change(context, viewer, status, complete.response());
    return complete.map(_ -> changed);
  }

  /** A behaviour has functions of one kind next to the viewer. */
  private ViewerRequestResult decide(Behavior behavior, EventContext context, HttpRequest viewer) {
    var trigger = behavior.edge().at(EdgeEvent.VIEWER_REQUEST);
    return trigger.isPresent()
        ? edgeFunctions.decide(trigger.get(), context, viewer)
        : behavior.functions().decide(context, viewer);
  }

  private Delivery deliver(Behavior behavior, EventContext context, HttpRequest viewer) {
    return delivery.deliver(behavior, viewer, outgoing -> fetch(behavior, context, outgoing));
  }

  /** A page that is not there is answered for as any other object. */
  private Delivery withErrorPage(EventContext context, HttpRequest viewer, Delivery delivered) {
    var page = distribution.errorPage(delivered.response().status());
    if (page.isEmpty()) {
      return delivered;
    }
    var behavior = distribution.behaviorFor(page.get().path());
    Recording.note(Part.BEHAVIOR, behavior.pattern().toString(), "error page " + page.get().path());
    var answer = deliver(behavior, context, page.get().requestFor(viewer));
    return answer.response().status() == 200
        ? page.get().insteadOfError(answer, delivered.origin())
        : answer;
  }

  private Delivery fetch(Behavior behavior, EventContext context, HttpRequest outgoing) {
    var primary = edgeFunctions.fetch(behavior.edge(), context, behavior.origin(), outgoing);
    var failover =
        behavior.failover().filter(f -> f.follows(outgoing.method(), primary.response().status()));
    if (failover.isEmpty()) {
      return primary.map(response -> ViewerResponse.of(behavior.forwarding(), response));
    }
    var origin = failover.get().secondary();
    var secondary =
        edgeFunctions.fetch(
            behavior.edge(),
            context,
            origin,
            OriginRequest.forSecondary(behavior, origin, outgoing));
    return secondary.map(response -> ViewerResponse.of(behavior.forwarding(), response));
  }
}
