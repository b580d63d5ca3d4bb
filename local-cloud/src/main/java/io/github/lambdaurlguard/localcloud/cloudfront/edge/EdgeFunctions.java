package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeTriggers.Trigger;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.LambdaRequestResult.ChosenOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.LambdaRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.LambdaRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.BucketClient;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.CustomOriginClient;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.OriginTimeouts;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.s3.S3Ids;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpFields;

/** Runs the Lambda@Edge functions of a behaviour. */
public final class EdgeFunctions {
  private final Console console;
  private final CustomOriginClient customOrigins;
  private final BucketClient buckets;

  public EdgeFunctions(Console console, CustomOriginClient customOrigins, BucketClient buckets) {
    this.console = console;
    this.customOrigins = customOrigins;
    this.buckets = buckets;
  }

  /** Lets a function for viewer requests decide about a request. */
  public ViewerRequestResult decide(Trigger trigger, EventContext context, HttpRequest viewer) {
    return switch (result(
        EdgeEvent.VIEWER_REQUEST, trigger, context, viewer, UnaryOperator.identity())) {
      case Generated(var response) ->
          new ViewerRequestResult.Generated(Delivery.of(response, DeliveryResult.LAMBDA_GENERATED));
      case Forwarded(var request, var _) -> new ViewerRequestResult.Forwarded(request);
    };
  }

  /**
   * Answers an origin request as the functions of a behaviour decide: with a response of their own,
   * or the origin's.
   */
  public Delivery fetch(
      EdgeTriggers triggers, EventContext context, Origin origin, HttpRequest outgoing) {
    var trigger = triggers.at(EdgeEvent.ORIGIN_REQUEST);
    if (trigger.isEmpty()) {
      var sent = origin.withCustomHeaders(outgoing);
      return originResponse(triggers, context, origin, sent, send(origin, sent, context));
    }
    return switch (result(
        EdgeEvent.ORIGIN_REQUEST,
        trigger.get(),
        context,
        outgoing,
        event -> event.withOrigin(origin))) {
      case Generated(var response) -> Delivery.of(response, DeliveryResult.LAMBDA_GENERATED);
      case Forwarded(var request, var chosen) -> {
        var target = target(origin, chosen.orElseThrow());
        yield originResponse(triggers, context, target, request, send(target, request, context));
      }
    };
  }

  /** Origins get the request's id, which functions do not see. */
  private Delivery send(Origin origin, HttpRequest request, EventContext context) {
    var identified =
        request.withHeaders(
            HttpFields.build(request.headers()).put("X-Amz-Cf-Id", context.requestId()));
    return switch (origin) {
      case BucketOrigin bucket -> buckets.fetch(bucket, identified);
      case CustomOrigin custom -> customOrigins.fetch(custom, identified);
    };
  }

  /** A function may send a request to an origin of the other kind, too. */
  private static Origin target(Origin origin, ChosenOrigin chosen) {
    var isBucket = origin instanceof BucketOrigin;
    if (isBucket == chosen.isBucket()) {
      return origin.at(chosen.domainName(), chosen.path());
    }
    return isBucket
        ? new CustomOrigin(
            origin.id(), chosen.domainName(), chosen.path(), Map.of(), OriginTimeouts.DEFAULT)
        : new BucketOrigin(origin.id(), chosen.domainName(), chosen.path());
  }

  private LambdaRequestResult result(
      EdgeEvent type,
      Trigger trigger,
      EventContext context,
      HttpRequest request,
      UnaryOperator<LambdaEvent> addition) {
    var event = addition.apply(new LambdaEvent(type, context, request));
    if (trigger.includeBody()) {
      event.withBody(request.body());
    }
    return EdgeRun.of(
        console,
        trigger,
        event,
        payload -> LambdaRequestResult.read(type, payload, request),
        EdgeFunctions::tell);
  }

  private static void tell(Recording.Step step, LambdaRequestResult result) {
    switch (result) {
      case Generated(var response) -> tell(step, response);
      case Forwarded(var request, var _) ->
          step.passed(request.header("Authorization").startsWith("AWS4-") ? "signed" : "passed on");
    }
  }

  private static void tell(Recording.Step step, HttpResponse generated) {
    var outcome =
        "answered with "
            + generated.status()
            + " itself"
            + ProblemDetail.of(generated).map(detail -> ": " + detail).orElse("");
    if (!generated.isError()) {
      step.passed(outcome);
    } else {
      step.failed(outcome);
    }
  }

  private Delivery originResponse(
      EdgeTriggers triggers,
      EventContext context,
      Origin origin,
      HttpRequest request,
      Delivery delivery) {
    var trigger = triggers.at(EdgeEvent.ORIGIN_RESPONSE);
    if (trigger.isEmpty() || delivery.isCloudFrontsError()) {
      return withoutIdsOf(origin, delivery);
    }
    var changed =
        change(
            EdgeEvent.ORIGIN_RESPONSE,
            trigger.get(),
            new LambdaEvent(EdgeEvent.ORIGIN_RESPONSE, context, request).withOrigin(origin),
            delivery.response());
    return withoutIdsOf(origin, delivery.map(_ -> changed));
  }

  /** What S3 calls its answers stays between it and CloudFront. */
  private static Delivery withoutIdsOf(Origin origin, Delivery delivery) {
    return origin instanceof BucketOrigin ? delivery.map(S3Ids::removedFrom) : delivery;
  }

  /**
   * Lets a function for viewer responses change a response.
   *
   * @param viewer the request as the viewer sent it
   */
  public HttpResponse change(
      Trigger trigger, EventContext context, HttpRequest viewer, HttpResponse response) {
    return change(
        EdgeEvent.VIEWER_RESPONSE,
        trigger,
        new LambdaEvent(EdgeEvent.VIEWER_RESPONSE, context, viewer),
        response);
  }

  private HttpResponse change(
      EdgeEvent type, Trigger trigger, LambdaEvent event, HttpResponse response) {
    return EdgeRun.of(
        console,
        trigger,
        event.withResponse(response),
        payload -> LambdaResponseResult.read(type, payload, response),
        (step, changed) ->
            step.passed(
                changed.status() == response.status() ? "" : "changed to " + changed.status()));
  }
}
