package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What CloudFront asks of a cache behaviour, and the signer of those that it signs for. */
final class CacheBehaviorRules {
  /**
   * What CloudFront takes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesAllowedHTTPMethods">
   *     Allowed HTTP methods</a>
   */
  private static final Set<Set<String>> METHOD_SETS =
      Set.of(
          Set.of("GET", "HEAD"),
          Set.of("GET", "HEAD", "OPTIONS"),
          Set.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"));

  private static final Set<String> EDGE_EVENTS =
      Set.of("viewer-request", "viewer-response", "origin-request", "origin-response");
  private static final Set<String> FUNCTION_EVENTS = Set.of("viewer-request", "viewer-response");

  private static final Set<String> ENCRYPTED = Set.of("https-only", "redirect-to-https");

  /** An answer that is opened as a page loads nothing, runs nothing and is framed by nobody. */
  private static final String POLICY_OF_DATA =
      "default-src 'none'; frame-ancestors 'none'; sandbox";

  /** All that takes a regular expression, in JavaScript. */
  private static final List<String> REGULAR_EXPRESSIONS =
      List.of(
          "RegExp",
          ".exec(",
          ".match(",
          ".matchAll(",
          ".replace(",
          ".replaceAll(",
          ".search(",
          ".split(",
          ".test(");

  /** The managed policy, which sets nosniff and HSTS. */
  private static final String SECURITY_HEADERS_POLICY = "67f7725c-6f97-4210-82d7-5512b31e9d03";

  private CacheBehaviorRules() {}

  static Stream<Finding> target(Template template) {
    return Behavior.in(template)
        .filter(behavior -> behavior.origin().findAny().isEmpty())
        .map(
            behavior ->
                behavior.finding(
                    behavior.configuration().at("TargetOriginId"), "names none of the origins"));
  }

  static Stream<Finding> allowedMethods(Template template) {
    return Behavior.in(template)
        .filter(behavior -> !METHOD_SETS.contains(behavior.allowedMethods()))
        .map(
            behavior ->
                behavior.finding(
                    behavior.configuration().at("AllowedMethods"),
                    "CloudFront takes GET and HEAD, these with OPTIONS, or all seven methods"));
  }

  static Stream<Finding> eventType(Template template) {
    return Behavior.in(template)
        .flatMap(
            behavior ->
                Stream.concat(
                    unknownEvents(behavior, behavior.edgeAssociations(), EDGE_EVENTS),
                    unknownEvents(behavior, behavior.functionAssociations(), FUNCTION_EVENTS)));
  }

  private static Stream<Finding> unknownEvents(
      Behavior behavior, Stream<Value> associations, Set<String> events) {
    return associations
        .map(association -> association.at("EventType"))
        .filter(type -> !events.contains(type.text()))
        .map(type -> behavior.finding(type, type.text() + " is none of " + events));
  }

  static Stream<Finding> encryption(Template template) {
    return Behavior.in(template)
        .filter(
            behavior ->
                !ENCRYPTED.contains(behavior.configuration().at("ViewerProtocolPolicy").text()))
        .map(
            behavior ->
                behavior.finding(
                    behavior.configuration().at("ViewerProtocolPolicy"),
                    "viewers may come without TLS"));
  }

  /** A request that reaches a function URL unsigned is refused. */
  static Stream<Finding> signature(Template template) {
    return Behavior.in(template)
        .filter(Behavior::isSigned)
        .filter(
            behavior ->
                behavior
                    .edgeAssociations()
                    .noneMatch(association -> association.at("EventType").is("origin-request")))
        .map(
            behavior ->
                behavior.finding(
                    behavior.configuration().at("TargetOriginId"),
                    "nothing signs what goes to this function URL"));
  }

  /** A signature covers the body, so the signer has to see it. */
  static Stream<Finding> body(Template template) {
    return Behavior.in(template)
        .filter(Behavior::isSigned)
        .filter(behavior -> behavior.allowedMethods().contains("POST"))
        .flatMap(
            behavior ->
                behavior
                    .edgeAssociations()
                    .filter(association -> !association.at("IncludeBody").is("true"))
                    .map(
                        association ->
                            behavior.finding(association, "the signer does not see the body")));
  }

  /** The API shares its origin with the application. */
  static Stream<Finding> policyOfData(Template template) {
    return Behavior.in(template)
        .filter(Behavior::isSigned)
        .filter(
            behavior ->
                securityHeaders(template, behavior).noneMatch(CacheBehaviorRules::isPolicyOfData)
                    && !setsPolicyOfData(template, behavior))
        .map(
            behavior ->
                behavior.finding(
                    behavior.configuration().at("ResponseHeadersPolicyId"),
                    "has to set frame options DENY, nosniff and the policy " + POLICY_OF_DATA));
  }

  /** What the policy sets, if it is one of the template's own. */
  private static Stream<Value> securityHeaders(Template template, Behavior behavior) {
    var policy = behavior.configuration().at("ResponseHeadersPolicyId").reference();
    return template
        .resources("AWS::CloudFront::ResponseHeadersPolicy")
        .filter(resource -> policy.filter(resource.logicalId()::equals).isPresent())
        .map(resource -> resource.property("ResponseHeadersPolicyConfig", "SecurityHeadersConfig"));
  }

  /** Where the policy is a managed one, a function sets what that does not. */
  private static boolean setsPolicyOfData(Template template, Behavior behavior) {
    var functions =
        behavior
            .functionAssociations()
            .filter(association -> association.at("EventType").is("viewer-response"))
            .flatMap(association -> association.at("FunctionARN").reference().stream())
            .toList();
    return behavior.configuration().at("ResponseHeadersPolicyId").is(SECURITY_HEADERS_POLICY)
        && template
            .resources("AWS::CloudFront::Function")
            .filter(function -> functions.contains(function.logicalId()))
            .map(function -> function.property("FunctionCode").text())
            .anyMatch(
                code ->
                    code.contains("['content-security-policy'] = { value: \"" + POLICY_OF_DATA)
                        && code.contains("['x-frame-options'] = { value: 'DENY' }"));
  }

  private static boolean isPolicyOfData(Value headers) {
    return headers.at("ContentSecurityPolicy", "ContentSecurityPolicy").is(POLICY_OF_DATA)
        && headers.at("FrameOptions", "FrameOption").is("DENY")
        && Stream.of("ContentSecurityPolicy", "FrameOptions", "ContentTypeOptions")
            .allMatch(header -> headers.at(header, "Override").is("true"));
  }

  /** It runs for every viewer; an expression that backtracks would be theirs to slow down. */
  static Stream<Finding> plainText(Template template) {
    return template
        .resources("AWS::CloudFront::Function")
        .filter(
            function ->
                REGULAR_EXPRESSIONS.stream()
                    .anyMatch(function.property("FunctionCode").text()::contains))
        .map(
            function ->
                function.finding(
                    function.property("FunctionCode"), "uses a regular expression or may use one"));
  }
}
