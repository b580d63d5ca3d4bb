package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.Optional;

/** Associates CloudFront functions with behaviours. */
final class FunctionAssociations {
  private FunctionAssociations() {}

  /** The behaviour's function for viewer requests. */
  static Optional<LambdaFunction> read(Properties behavior, Services services) {
    var associations = behavior.objects("FunctionAssociations");
    if (associations.size() > 1) {
      throw behavior.error(
          "FunctionAssociations", "the local cloud implements one, for viewer-request");
    }
    return associations.stream().findFirst().map(association -> function(association, services));
  }

  private static LambdaFunction function(Properties association, Services services) {
    association.oneOf("EventType", "viewer-request");
    var arn = association.text("FunctionARN");
    return services
        .distributions()
        .function(arn)
        .orElseThrow(
            () -> association.error("FunctionARN", arn + " is no function of these templates"));
  }
}
