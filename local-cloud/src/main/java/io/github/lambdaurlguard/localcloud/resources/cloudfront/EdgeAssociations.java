package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeQuotas;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeTriggers;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeTriggers.Trigger;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.EnumMap;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Associates Lambda@Edge functions with behaviours, under the restrictions that CloudFront checks
 * when it does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html">Restrictions
 *     on Lambda@Edge</a>
 */
final class EdgeAssociations {
  /** Who runs replicas; the role has to trust it beside {@code lambda.amazonaws.com}. */
  private static final String PRINCIPAL = "edgelambda.amazonaws.com";

  private static final String EDGE_REGION = "us-east-1";
  private static final Pattern VERSION_ARN = Pattern.compile("arn:.*:function:[^:]+:\\d+");

  private EdgeAssociations() {}

  static EdgeTriggers read(Properties behavior, Functions functions) {
    var byEvent = new EnumMap<EdgeEvent, Trigger>(EdgeEvent.class);
    for (var association : behavior.objects("LambdaFunctionAssociations")) {
      var event = event(association);
      if (event.isViewers() && behavior.has("FunctionAssociations")) {
        throw association.error(
            "EventType",
            "a behaviour does not combine CloudFront functions with Lambda@Edge at viewer events");
      }
      if (byEvent.put(event, trigger(association, event, functions)) != null) {
        throw association.error(
            "EventType", "a behaviour has one function for " + event.eventType());
      }
    }
    return new EdgeTriggers(byEvent);
  }

  private static EdgeEvent event(Properties association) {
    var eventType =
        association.oneOf(
            "EventType",
            Stream.of(EdgeEvent.values()).map(EdgeEvent::eventType).toArray(String[]::new));
    return Stream.of(EdgeEvent.values())
        .filter(event -> event.eventType().equals(eventType))
        .findFirst()
        .orElseThrow();
  }

  private static Trigger trigger(Properties association, EdgeEvent event, Functions functions) {
    var includeBody = association.flag("IncludeBody", false);
    if (includeBody && !event.isRequest()) {
      throw association.error("IncludeBody", "goes with requests only");
    }
    var arn = association.text("LambdaFunctionARN");
    if (!VERSION_ARN.matcher(arn).matches()) {
      throw association.error(
          "LambdaFunctionARN",
          arn + " does not name a numbered version, which Lambda@Edge requires");
    }
    var function =
        functions
            .function(arn)
            .orElseThrow(
                () ->
                    association.error(
                        "LambdaFunctionARN", arn + " is not a function of these templates"));
    var problem =
        problem(function.configuration(), event)
            .or(() -> function.deployment().credentials().role().whyNotAssumable(PRINCIPAL));
    if (problem.isPresent()) {
      throw association.error(
          "LambdaFunctionARN", "Lambda@Edge does not run " + arn + ": " + problem.get());
    }
    return new Trigger(function, includeBody);
  }

  private static Optional<String> problem(FunctionConfiguration function, EdgeEvent event) {
    if (!function.region().equals(EDGE_REGION)) {
      return Optional.of("it is in %s, not in %s".formatted(function.region(), EDGE_REGION));
    }
    if (function.runtime().isJava()) {
      return Optional.of("its runtime is neither Node.js nor Python");
    }
    if (!function.architecture().equals("x86_64")) {
      return Optional.of("its architecture is not x86_64");
    }
    if (!function.environment().isEmpty()) {
      return Optional.of("it has environment variables");
    }
    if (event.isViewers() && function.memoryMegabytes() > EdgeQuotas.VIEWER_MEMORY_MEGABYTES) {
      return Optional.of(
          "its memory is over %d MB at a viewer event"
              .formatted(EdgeQuotas.VIEWER_MEMORY_MEGABYTES));
    }
    var longest = EdgeQuotas.of(event).timeout();
    return function.timeout().compareTo(longest) > 0
        ? Optional.of("its timeout is over %d s".formatted(longest.toSeconds()))
        : Optional.empty();
  }
}
