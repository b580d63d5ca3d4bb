package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.Optional;
import java.util.stream.Stream;

/** A function that cache behaviours name, with the version that they name. */
record EdgeFunction(Resource version, Resource function) {
  /** Each function of the template once. */
  static Stream<EdgeFunction> in(Template template) {
    return Behavior.in(template)
        .flatMap(Behavior::edgeAssociations)
        .map(association -> association.at("LambdaFunctionARN").reference())
        .flatMap(Optional::stream)
        .distinct()
        .flatMap(version -> ofVersion(template, version));
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
