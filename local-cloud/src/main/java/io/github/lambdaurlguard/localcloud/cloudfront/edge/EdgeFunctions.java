package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeTriggers.Trigger;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.LambdaRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.LambdaRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.event.FunctionFailure;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.CustomOriginClient;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.util.function.UnaryOperator;

/** Runs the Lambda@Edge functions of a behaviour. */
public final class EdgeFunctions {
  private static final int FIRST_ERROR_STATUS = 400;

  private final CustomOriginClient customOrigins;

  public EdgeFunctions(CustomOriginClient customOrigins) {
    this.customOrigins = customOrigins;
  }

  /** Lets a function for viewer requests decide about a request. */
  public ViewerRequestResult decide(Trigger trigger, EventContext context, HttpRequest viewer)
      throws FunctionFailure {
    return switch (result(
        EdgeEvent.VIEWER_REQUEST, trigger, context, viewer, UnaryOperator.identity())) {
      case Generated(var response) ->
          new ViewerRequestResult.Generated(Delivery.of(response, DeliveryResult.LAMBDA_GENERATED));
      case Forwarded(var request, var _, var _) -> new ViewerRequestResult.Forwarded(request);
    };
  }

  /**
   * Answers an origin request as the functions of a behaviour decide: with a response of their own,
   * or the origin's.
   */
  public Delivery fetch(
      EdgeTriggers triggers, EventContext context, CustomOrigin origin, HttpRequest outgoing)
      throws FunctionFailure {
    var trigger = triggers.at(EdgeEvent.ORIGIN_REQUEST);
    if (trigger.isEmpty()) {
      var sent = origin.withCustomHeaders(outgoing);
      return originResponse(triggers, context, origin, sent, customOrigins.fetch(origin, sent));
    }
    return switch (result(
        EdgeEvent.ORIGIN_REQUEST,
        trigger.get(),
        context,
        outgoing,
        event -> event.withOrigin(origin))) {
      case Generated(var response) -> Delivery.of(response, DeliveryResult.MISS);
      case Forwarded(var request, var domainName, var path) -> {
        var target = origin.at(domainName, path);
        yield originResponse(
            triggers, context, target, request, customOrigins.fetch(target, request));
      }
    };
  }

  private static LambdaRequestResult result(
      EdgeEvent type,
      Trigger trigger,
      EventContext context,
      HttpRequest request,
      UnaryOperator<LambdaEvent> addition)
      throws FunctionFailure {
    var event = addition.apply(new LambdaEvent(type, context, request));
    if (trigger.includeBody()) {
      event.withBody(request.body());
    }
    return EdgeRun.of(
        trigger,
        event,
        payload -> LambdaRequestResult.read(type, payload, request),
        EdgeFunctions::tell);
  }

  private static void tell(Recording.Step step, LambdaRequestResult result) {
    switch (result) {
      case Generated(var response) -> tell(step, response);
      case Forwarded(var request, var _, var _) ->
          step.passed(request.header("Authorization").startsWith("AWS4-") ? "signed" : "passed on");
    }
  }

  private static void tell(Recording.Step step, HttpResponse generated) {
    var outcome = "answered with " + generated.status() + " itself";
    if (generated.status() < FIRST_ERROR_STATUS) {
      step.passed(outcome);
    } else {
      step.failed(outcome);
    }
  }

  private static Delivery originResponse(
      EdgeTriggers triggers,
      EventContext context,
      CustomOrigin origin,
      HttpRequest request,
      Delivery delivery)
      throws FunctionFailure {
    var trigger = triggers.at(EdgeEvent.ORIGIN_RESPONSE);
    if (trigger.isEmpty() || delivery.isCloudFrontsError()) {
      return delivery;
    }
    var changed =
        change(
            EdgeEvent.ORIGIN_RESPONSE,
            trigger.get(),
            new LambdaEvent(EdgeEvent.ORIGIN_RESPONSE, context, request).withOrigin(origin),
            delivery.response());
    return delivery.map(_ -> changed);
  }

  /**
   * Lets a function for viewer responses change a response.
   *
   * @param viewer the request as the viewer sent it
   */
  public HttpResponse change(
      Trigger trigger, EventContext context, HttpRequest viewer, HttpResponse response)
      throws FunctionFailure {
    return change(
        EdgeEvent.VIEWER_RESPONSE,
        trigger,
        new LambdaEvent(EdgeEvent.VIEWER_RESPONSE, context, viewer),
        response);
  }

  private static HttpResponse change(
      EdgeEvent type, Trigger trigger, LambdaEvent event, HttpResponse response)
      throws FunctionFailure {
    return EdgeRun.of(
        trigger,
        event.withResponse(response),
        payload -> LambdaResponseResult.read(type, payload, response),
        (step, changed) ->
            step.passed(
                changed.status() == response.status() ? "" : "changed to " + changed.status()));
  }
}
