package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import java.util.stream.Stream;

/** A policy allows what it names, to whom it names. */
final class PolicyRules {
  private PolicyRules() {}

  /** An asterisk among the actions needs its reason, as a comment on the same line. */
  static Stream<Finding> wildcardAction(Template template) {
    return uncommented(template, "Action", true);
  }

  /** Everything as the resource needs its reason, as a comment on the same line. */
  static Stream<Finding> wildcardResource(Template template) {
    return uncommented(template, "Resource", false);
  }

  private static Stream<Finding> uncommented(Template template, String element, boolean anywhere) {
    return Statement.in(template)
        .filter(Statement::isAllowed)
        .flatMap(
            statement ->
                statement.content().at(element).items().stream()
                    .filter(value -> anywhere ? value.text().contains("*") : value.is("*"))
                    .filter(value -> !template.isCommented(value))
                    .map(
                        value ->
                            statement.finding(
                                value, "an asterisk needs its reason, as a comment on its line")));
  }

  /** What is not named is not meant. */
  static Stream<Finding> negation(Template template) {
    return Statement.in(template)
        .filter(Statement::isAllowed)
        .flatMap(
            statement ->
                Stream.of("NotAction", "NotResource", "NotPrincipal")
                    .map(element -> statement.content().at(element))
                    .filter(Value::isPresent)
                    .map(value -> statement.finding(value, "allows all but what it names")));
  }

  static Stream<Finding> principal(Template template) {
    return Statement.in(template)
        .filter(Statement::isAllowed)
        .flatMap(
            statement ->
                Stream.of(
                        statement.content().at("Principal"),
                        statement.content().at("Principal", "AWS"))
                    .filter(principal -> principal.texts().contains("*"))
                    .map(principal -> statement.finding(principal, "allows everybody")));
  }
}
