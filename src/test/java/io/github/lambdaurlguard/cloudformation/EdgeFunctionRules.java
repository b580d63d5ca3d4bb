package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The limits of Lambda@Edge.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html">
 *     Restrictions on edge functions</a>
 */
final class EdgeFunctionRules {
  private static final int MAX_TIMEOUT_SECONDS = 30;
  private static final List<String> RUNTIMES = List.of("nodejs", "python");
  private static final List<String> UNSUPPORTED =
      List.of(
          "DeadLetterConfig",
          "EphemeralStorage",
          "FileSystemConfigs",
          "ImageConfig",
          "KmsKeyArn",
          "Layers",
          "SnapStart",
          "TracingConfig",
          "VpcConfig");

  private EdgeFunctionRules() {}

  static Stream<Finding> version(Template template) {
    return Behavior.in(template)
        .flatMap(
            behavior ->
                behavior
                    .edgeAssociations()
                    .map(association -> association.at("LambdaFunctionARN"))
                    .filter(arn -> !isVersion(template, arn))
                    .map(arn -> behavior.finding(arn, "Lambda@Edge takes a numbered version")));
  }

  private static boolean isVersion(Template template, Value arn) {
    return arn.text().matches("arn:.*:function:[^:]+:[0-9]+")
        || template
            .resources("AWS::Lambda::Version")
            .map(version -> Optional.of(version.logicalId()))
            .anyMatch(arn.reference()::equals);
  }

  static Stream<Finding> timeout(Template template) {
    return functions(
        template,
        function ->
            Stream.of(function.property("Timeout"))
                .filter(Value::isPresent)
                .filter(timeout -> Integer.parseInt(timeout.text()) > MAX_TIMEOUT_SECONDS)
                .map(timeout -> function.finding(timeout, "an origin request has 30 s at most")));
  }

  static Stream<Finding> environment(Template template) {
    return functions(
        template,
        function ->
            Stream.of(function.property("Environment"))
                .filter(Value::isPresent)
                .map(
                    environment ->
                        function.finding(
                            environment, "Lambda@Edge has no environment variables of its own")));
  }

  static Stream<Finding> architecture(Template template) {
    return functions(
        template,
        function ->
            function.property("Architectures").items().stream()
                .filter(architecture -> !architecture.is("x86_64"))
                .map(architecture -> function.finding(architecture, "Lambda@Edge runs on x86_64")));
  }

  static Stream<Finding> runtime(Template template) {
    return functions(
        template,
        function ->
            Stream.of(function.property("Runtime"))
                .filter(runtime -> RUNTIMES.stream().noneMatch(runtime.text()::startsWith))
                .map(runtime -> function.finding(runtime, "Lambda@Edge runs Node.js and Python")));
  }

  static Stream<Finding> features(Template template) {
    return functions(
        template,
        function ->
            UNSUPPORTED.stream()
                .filter(name -> function.property(name).isPresent())
                .map(name -> function.finding(function.property(name), "not on Lambda@Edge")));
  }

  /** Its replicas live on for hours, and until then deleting fails, and with it the stack. */
  static Stream<Finding> retention(Template template) {
    return EdgeFunction.in(template)
        .flatMap(edge -> Stream.of(edge.function(), edge.version()))
        .filter(
            resource ->
                Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                    .anyMatch(policy -> !resource.declaration().at(policy).is("Retain")))
        .map(resource -> resource.finding(resource.declaration(), "has to be retained"));
  }

  static Stream<Finding> trust(Template template) {
    return functions(
        template,
        function ->
            Stream.of(function.property("Role"))
                .filter(role -> !trustsLambdaAtEdge(template, role))
                .map(role -> function.finding(role, "does not trust edgelambda.amazonaws.com")));
  }

  static boolean trustsLambdaAtEdge(Template template, Value roleArn) {
    return template
        .resources("AWS::IAM::Role")
        .filter(role -> roleArn.reference().equals(Optional.of(role.logicalId())))
        .flatMap(role -> role.property("AssumeRolePolicyDocument", "Statement").items().stream())
        .anyMatch(
            statement ->
                statement.at("Principal", "Service").texts().contains("edgelambda.amazonaws.com"));
  }

  private static Stream<Finding> functions(
      Template template, Function<Resource, Stream<Finding>> rule) {
    return EdgeFunction.in(template).map(EdgeFunction::function).flatMap(rule);
  }
}
