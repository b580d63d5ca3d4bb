package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.List;
import java.util.stream.Stream;

/** A statement of a policy, with the resource that the policy belongs to. */
record Statement(Resource resource, Value content) {
  /** The statements of all policies that say what somebody may do, and of all trust policies. */
  static Stream<Statement> in(Template template) {
    return template.resources().stream()
        .flatMap(
            resource ->
                Stream.concat(permissions(resource), trust(resource))
                    .map(content -> new Statement(resource, content)));
  }

  /** The statements of identity policies: a role's own and managed ones. */
  static Stream<Statement> ofIdentities(Template template) {
    return template.resources().stream()
        .filter(resource -> resource.type().startsWith("AWS::IAM::"))
        .flatMap(
            resource -> permissions(resource).map(content -> new Statement(resource, content)));
  }

  private static Stream<Value> permissions(Resource resource) {
    return Stream.concat(
            Stream.of(resource.property("PolicyDocument")),
            resource.property("Policies").items().stream()
                .map(policy -> policy.at("PolicyDocument")))
        .flatMap(document -> document.at("Statement").items().stream());
  }

  static Stream<Value> trust(Resource resource) {
    return resource.property("AssumeRolePolicyDocument", "Statement").items().stream();
  }

  boolean isAllowed() {
    return content.at("Effect").is("Allow");
  }

  List<String> actions() {
    return content.at("Action").texts();
  }

  Value condition(String operator, String key) {
    return content.at("Condition", operator, key);
  }

  Finding finding(Value where, String problem) {
    return resource.finding(where.isPresent() ? where : content, problem);
  }
}
