package io.github.lambdaurlguard.localcloud.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the values of parameters have to be like, together.
 *
 * @param condition when the rule counts; always without one
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html">CloudFormation
 *     template Rules syntax</a>
 */
record Rule(Optional<ConditionFunction> condition, List<Assertion> assertions) {

  /**
   * What has to hold.
   *
   * @param description what the person who deploys is told if it does not
   */
  private record Assertion(ConditionFunction function, Optional<String> description) {
    static Assertion of(Properties declaration) {
      return new Assertion(
          ConditionFunction.of(declaration.required("Assert")),
          declaration.optionalText("AssertDescription"));
    }
  }

  static Rule of(Properties declaration) {
    Rule rule =
        new Rule(
            declaration.value("RuleCondition").map(ConditionFunction::of),
            declaration.objects("Assertions").stream().map(Assertion::of).toList());
    if (rule.assertions().isEmpty()) {
      throw declaration.error("Assertions", "a rule needs at least one assertion");
    }
    declaration.refuseUnread();
    return rule;
  }

  /** All functions and values in it. */
  Stream<Value> tree() {
    return Stream.concat(
            condition.stream(), assertions.stream().map(assertion -> assertion.function()))
        .flatMap(Value::tree);
  }

  /** Refuses values of parameters for which an assertion does not hold. */
  void check(Scope scope) {
    if (condition.isPresent() && !condition.get().holds(scope)) {
      return;
    }
    for (Assertion assertion : assertions) {
      if (!assertion.function().holds(scope)) {
        throw assertion
            .function()
            .place()
            .error(
                "the parameters' values do not pass this assertion"
                    + assertion.description().map(text -> ": " + text).orElse(""));
      }
    }
  }
}
