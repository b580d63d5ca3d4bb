package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.cloudfront.Behavior.EdgeAssociation;
import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.time.Duration;
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
  private static final String EDGE_REGION = "us-east-1";
  private static final Duration MAX_ORIGIN_FUNCTION_TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern VERSION_ARN = Pattern.compile("arn:.*:function:[^:]+:\\d+");

  private EdgeAssociations() {}

  static EdgeAssociation read(Properties association, Services services) {
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
    var problem = problem(function.configuration());
    if (!problem.isEmpty()) {
      throw association.error(
          "LambdaFunctionARN", "Lambda@Edge does not run " + arn + ": " + problem);
    }
    function.warmUp();
    return new EdgeAssociation(function, association.flag("IncludeBody", false));
  }

  private static String problem(FunctionConfiguration function) {
    if (!function.region().equals(EDGE_REGION)) {
      return "it is in %s, not in %s".formatted(function.region(), EDGE_REGION);
    }
    if (function.runtime() == LambdaRuntime.JAVA_25) {
      return "its runtime is neither Node.js nor Python";
    }
    if (!function.architecture().equals("x86_64")) {
      return "its architecture is not x86_64";
    }
    if (!function.environment().isEmpty()) {
      return "it has environment variables";
    }
    return function.timeout().compareTo(MAX_ORIGIN_FUNCTION_TIMEOUT) > 0
        ? "its timeout is over %d s".formatted(MAX_ORIGIN_FUNCTION_TIMEOUT.toSeconds())
        : "";
  }
}
