package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.CloudFrontFunction;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.ViewerFunctions;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Associates CloudFront functions with behaviours: at most one for each event. */
final class FunctionAssociations {
  private FunctionAssociations() {}

  static ViewerFunctions read(Properties behavior, Distributions distributions) {
    Map<String, CloudFrontFunction> byEventType = new HashMap<>();
    for (var association : behavior.objects("FunctionAssociations")) {
      var eventType =
          association.oneOf(
              "EventType",
              EdgeEvent.VIEWER_REQUEST.eventType(),
              EdgeEvent.VIEWER_RESPONSE.eventType());
      if (byEventType.put(eventType, function(association, distributions)) != null) {
        throw association.error("EventType", "a behaviour has one function for " + eventType);
      }
    }
    return new ViewerFunctions(
        Optional.ofNullable(byEventType.get(EdgeEvent.VIEWER_REQUEST.eventType())),
        Optional.ofNullable(byEventType.get(EdgeEvent.VIEWER_RESPONSE.eventType())));
  }

  private static CloudFrontFunction function(Properties association, Distributions distributions) {
    var arn = association.text("FunctionARN");
    var function =
        distributions
            .function(arn)
            .orElseThrow(
                () ->
                    association.error(
                        "FunctionARN", arn + " is not a function of these templates"));
    if (!function.isPublished()) {
      throw association.error(
          "FunctionARN", function.label() + " is not published: give it AutoPublish: true");
    }
    return function;
  }
}
