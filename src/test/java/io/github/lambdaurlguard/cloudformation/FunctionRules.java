package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Functions behind function URLs: private URLs, and a log of its own for each. */
final class FunctionRules {
  private FunctionRules() {}

  static Stream<Finding> urlAuthType(Template template) {
    return template
        .resources("AWS::Lambda::Url")
        .filter(url -> !url.property("AuthType").is("AWS_IAM"))
        .map(url -> url.finding(url.property("AuthType"), "anybody may call this function URL"));
  }

  /** A qualifier that is a text does not tell CloudFormation that the alias has to come first. */
  static Stream<Finding> urlDependency(Template template) {
    return template
        .resources("AWS::Lambda::Url")
        .filter(url -> url.property("Qualifier").isPresent())
        .filter(url -> url.property("Qualifier").reference().isEmpty())
        .filter(url -> aliases(template, url).noneMatch(dependencies(url)::contains))
        .map(
            url ->
                url.finding(
                    url.property("Qualifier"), "needs DependsOn with the alias of its function"));
  }

  private static List<String> dependencies(Resource resource) {
    return resource.declaration().at("DependsOn").texts();
  }

  private static Stream<String> aliases(Template template, Resource url) {
    return template
        .resources("AWS::Lambda::Alias")
        .filter(alias -> alias.property("Name").is(url.property("Qualifier").text()))
        .filter(
            alias ->
                alias
                    .property("FunctionName")
                    .reference()
                    .equals(url.property("TargetFunctionArn").reference()))
        .map(Resource::logicalId);
  }

  /**
   * The application and its functions share one origin; for another one CORS would be a hole, so it
   * is open to those alone that somebody names.
   */
  static Stream<Finding> urlCors(Template template) {
    return template
        .resources("AWS::Lambda::Url")
        .filter(url -> url.property("Cors").isPresent())
        .filter(url -> !isForNamedOrigins(url.property("Cors")))
        .map(
            url ->
                url.finding(url.property("Cors"), "CORS is only for AllowedOrigins, where given"));
  }

  private static boolean isForNamedOrigins(Value cors) {
    return cors.parts().size() == 3
        && cors.parts().getFirst().is("HasAllowedOrigins")
        && cors.parts().get(1).at("AllowOrigins").is("!Ref AllowedOrigins")
        && !cors.parts().get(1).at("AllowCredentials").isPresent()
        && !cors.parts().getLast().isPresent();
  }

  static Stream<Finding> logGroup(Template template) {
    var edge = EdgeFunction.in(template).map(found -> found.function().logicalId()).toList();
    return template
        .resources("AWS::Lambda::Function")
        // Lambda@Edge logs into groups that it makes itself, in every region.
        .filter(function -> !edge.contains(function.logicalId()))
        .filter(function -> !hasOwnLogGroup(template, function))
        .map(
            function ->
                function.finding(
                    function.property("LoggingConfig", "LogGroup"),
                    "needs a log group of this template that no other function uses"));
  }

  private static boolean hasOwnLogGroup(Template template, Resource function) {
    var group = logGroupOf(function);
    return template
            .resources("AWS::Logs::LogGroup")
            .anyMatch(known -> group.equals(Optional.of(known.logicalId())))
        && template
                .resources("AWS::Lambda::Function")
                .filter(other -> logGroupOf(other).equals(group))
                .count()
            == 1;
  }

  private static Optional<String> logGroupOf(Resource function) {
    return function.property("LoggingConfig", "LogGroup").reference();
  }

  static Stream<Finding> logRetention(Template template) {
    return template
        .resources("AWS::Logs::LogGroup")
        .filter(group -> !group.property("RetentionInDays").isPresent())
        .map(group -> group.finding(group.declaration(), "keeps its logs for ever"));
  }
}
