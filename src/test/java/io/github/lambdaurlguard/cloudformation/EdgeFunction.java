package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A function that cache behaviours name, with the version that they name; or that those of other
 * templates may name, as Lambda@Edge may assume its role.
 */
record EdgeFunction(Resource version, Resource function) {
  /** Each function of the template once. */
  static Stream<EdgeFunction> in(Template template) {
    var named =
        Behavior.in(template)
            .flatMap(Behavior::edgeAssociations)
            .map(association -> association.at("LambdaFunctionARN").reference())
            .flatMap(Optional::stream);
    var nameable =
        template
            .resources("AWS::Lambda::Version")
            .map(Resource::logicalId)
            .filter(
                version -> ofVersion(template, version).anyMatch(edge -> edge.isTrusted(template)));
    return Stream.concat(named, nameable)
        .distinct()
        .flatMap(version -> ofVersion(template, version));
  }

  private boolean isTrusted(Template template) {
    return EdgeFunctionRules.trustsLambdaAtEdge(template, function.property("Role"));
  }

  private static Stream<EdgeFunction> ofVersion(Template template, String versionId) {
    return template
        .resources("AWS::Lambda::Version")
        .filter(version -> version.logicalId().equals(versionId))
        .flatMap(
            version ->
                template
                    .resources("AWS::Lambda::Function")
                    .filter(
                        function ->
                            version
                                .property("FunctionName")
                                .reference()
                                .equals(Optional.of(function.logicalId())))
                    .map(function -> new EdgeFunction(version, function)));
  }
}
