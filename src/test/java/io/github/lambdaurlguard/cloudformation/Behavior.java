package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cache behaviour, the default one or another, with the distribution it belongs to. */
record Behavior(Resource distribution, Value configuration) {
  static Stream<Behavior> in(Template template) {
    return template
        .resources("AWS::CloudFront::Distribution")
        .flatMap(
            distribution ->
                Stream.concat(
                        Stream.of(
                            distribution.property("DistributionConfig", "DefaultCacheBehavior")),
                        distribution
                            .property("DistributionConfig", "CacheBehaviors")
                            .items()
                            .stream())
                    .map(configuration -> new Behavior(distribution, configuration)));
  }

  Stream<Value> origins() {
    return distribution.property("DistributionConfig", "Origins").items().stream();
  }

  Stream<Value> origin() {
    return origins()
        .filter(origin -> origin.at("Id").is(configuration.at("TargetOriginId").text()));
  }

  /** Whether requests go to a function URL and have to be signed. */
  boolean isSigned() {
    return origin().anyMatch(origin -> origin.at("CustomOriginConfig").isPresent());
  }

  /** GET and HEAD unless it says otherwise; where a condition decides, all that it may allow. */
  Set<String> allowedMethods() {
    var methods = all("AllowedMethods").map(Value::text).collect(Collectors.toUnmodifiableSet());
    return methods.isEmpty() ? Set.of("GET", "HEAD") : methods;
  }

  /** The Lambda@Edge functions. */
  Stream<Value> edgeAssociations() {
    return all("LambdaFunctionAssociations");
  }

  /** The CloudFront functions. */
  Stream<Value> functionAssociations() {
    return all("FunctionAssociations");
  }

  /** The items of a list, of each that a condition may choose. */
  private Stream<Value> all(String property) {
    return configuration.at(property).items().stream()
        .flatMap(item -> item.parts().isEmpty() ? Stream.of(item) : item.parts().stream());
  }

  Finding finding(Value where, String problem) {
    return distribution.finding(where.isPresent() ? where : configuration, problem);
  }
}
