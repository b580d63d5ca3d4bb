package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The CloudFront functions of a behaviour: at most one for each of the two events.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html">CloudFront
 *     Functions event structure</a>
 */
public record ViewerFunctions(
    Optional<CloudFrontFunction> viewerRequest, Optional<CloudFrontFunction> viewerResponse) {
  /** All of them. */
  public Stream<CloudFrontFunction> all() {
    return Stream.of(viewerRequest, viewerResponse).flatMap(Optional::stream);
  }

  /** Lets the function for viewer requests decide about a request, if there is one. */
  public ViewerRequestResult decide(EventContext context, HttpRequest viewer) {
    if (viewerRequest.isEmpty()) {
      return new Forwarded(viewer);
    }
    var request = new RequestObject(viewer);
    return viewerRequest
        .get()
        .run(
            event(EdgeEvent.VIEWER_REQUEST, context, viewer, Map.of("request", request.event())),
            returned ->
                returned.containsKey("statusCode")
                    ? new Generated(
                        Delivery.of(
                            ResponseObject.generated(returned), DeliveryResult.FUNCTION_GENERATED))
                    : new Forwarded(request.apply(returned)),
            result -> words(result, viewer));
  }

  private static String words(ViewerRequestResult result, HttpRequest viewer) {
    return switch (result) {
      case Generated(var made) -> "answered with " + made.response().status() + " itself,";
      case Forwarded(var request) when request.path().equals(viewer.path()) -> "";
      case Forwarded(var request) -> "rewrote to " + request.path() + ",";
    };
  }

  /**
   * Lets the function for viewer responses change a response, if there is one, and unless the
   * origin answered with an error.
   *
   * @param viewer the request as the viewer sent it
   * @param originStatus of what the origin or the cache answered, which a custom error response may
   *     have replaced since
   */
  public HttpResponse change(
      EventContext context, HttpRequest viewer, int originStatus, HttpResponse response) {
    if (viewerResponse.isEmpty() || HttpResponse.isError(originStatus)) {
      return response;
    }
    var object = ResponseObject.of(response);
    var messages = new LinkedHashMap<String, Object>();
    messages.put("request", new RequestObject(viewer).event());
    messages.put("response", object.event());
    return viewerResponse
        .get()
        .run(
            event(EdgeEvent.VIEWER_RESPONSE, context, viewer, messages),
            object::apply,
            changed ->
                changed.status() == response.status()
                    ? ""
                    : "changed the status to " + changed.status() + ",");
  }

  private static Body event(
      EdgeEvent type, EventContext context, HttpRequest viewer, Map<String, Object> messages) {
    var event = new LinkedHashMap<String, Object>();
    event.put("version", "1.0");
    event.put("context", context.event(type.eventType()));
    event.put("viewer", Map.of("ip", viewer.clientAddress()));
    event.putAll(messages);
    var input = new LinkedHashMap<String, Object>();
    input.put("event", event);
    viewer.query().ifPresent(query -> input.put("rawQueryString", query));
    return Body.ofJson(input);
  }
}
