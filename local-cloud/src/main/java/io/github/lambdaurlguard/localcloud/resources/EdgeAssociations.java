package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.cloudfront.Behavior.EdgeAssociation;
import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

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
  private static final Duration MAX_ORIGIN_FUNCTION_TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern VERSION_ARN = Pattern.compile("arn:.*:function:[^:]+:\\d+");

  private EdgeAssociations() {}

  /** The behaviour's function for origin requests. */
  static Optional<EdgeAssociation> read(Properties behavior, Services services) {
    var associations = behavior.objects("LambdaFunctionAssociations");
    if (associations.size() > 1) {
      throw behavior.error(
          "LambdaFunctionAssociations", "the local cloud implements one, for origin-request");
    }
    return associations.stream()
        .findFirst()
        .map(association -> originRequest(association, services));
  }

  private static EdgeAssociation originRequest(Properties association, Services services) {
    association.oneOf("EventType", "origin-request");
    var arn = association.text("LambdaFunctionARN");
    if (!VERSION_ARN.matcher(arn).matches()) {
      throw association.error(
          "LambdaFunctionARN",
          arn + " does not name a numbered version, which Lambda@Edge requires");
    }
    var function =
        services
            .lambda()
            .function(arn)
            .orElseThrow(
                () ->
                    association.error(
                        "LambdaFunctionARN", arn + " is no function of these templates"));
    var problem =
        problem(function.configuration())
            .or(() -> function.deployment().credentials().role().whyNotAssumable(PRINCIPAL));
    if (problem.isPresent()) {
      throw association.error(
          "LambdaFunctionARN", "Lambda@Edge does not run " + arn + ": " + problem.get());
    }
    function.warmUp();
    return new EdgeAssociation(function, association.flag("IncludeBody", false));
  }

  private static Optional<String> problem(FunctionConfiguration function) {
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
    return function.timeout().compareTo(MAX_ORIGIN_FUNCTION_TIMEOUT) > 0
        ? Optional.of("its timeout is over %d s".formatted(MAX_ORIGIN_FUNCTION_TIMEOUT.toSeconds()))
        : Optional.empty();
  }
}
