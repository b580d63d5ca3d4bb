package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Stage: {Type: String, Default: prod}
        Hosts: {Type: CommaDelimitedList, Default: "a, b"}
      Rules:
        Subject: RULE
      Resources:
        Thing: {Type: "A::B::C"}
      """;

  private static void deploy(String rule, Map<String, String> parameters) {
    TestStacks.stack(TEMPLATE.replace("RULE", rule), parameters);
  }

  @ParameterizedTest(name = "{0}: stage {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Contains                  | {Assertions: [{Assert: !Contains [[prod, test], !Ref Stage]}]}          | test  | true
          Contains: not             | {Assertions: [{Assert: !Contains [[prod, test], !Ref Stage]}]}          | other | false
          Contains: list parameter  | {Assertions: [{Assert: !Contains [!Ref Hosts, !Ref Stage]}]}            | b     | true
          EachMemberEquals          | {Assertions: [{Assert: !EachMemberEquals [[x, x], !Ref Stage]}]}        | x     | true
          EachMemberEquals: not     | {Assertions: [{Assert: !EachMemberEquals [!Ref Hosts, !Ref Stage]}]}    | a     | false
          EachMemberIn              | {Assertions: [{Assert: !EachMemberIn [!Ref Hosts, [a, b, c]]}]}         | x     | true
          EachMemberIn: not         | {Assertions: [{Assert: !EachMemberIn [!Ref Hosts, [a, c]]}]}            | x     | false
          Equals: pseudo parameter  | {Assertions: [{Assert: !Equals [!Ref AWS::Region, !Ref Stage]}]}        | eu-central-1 | true
          Not, And, Or              | {Assertions: [{Assert: !Not [!And [!Equals [a, a], !Or [!Equals [a, b], !Equals [!Ref Stage, x]]]]}]} | x | false
          Second assertion          | {Assertions: [{Assert: !Equals [a, a]}, {Assert: !Equals [!Ref Stage, x]}]} | y | false
          Condition holds           | {RuleCondition: !Equals [!Ref Stage, x], Assertions: [{Assert: !Equals [a, b]}]} | x | false
          Condition does not hold   | {RuleCondition: !Equals [!Ref Stage, x], Assertions: [{Assert: !Equals [a, b]}]} | y | true
          """)
  void evaluate_rule_decidesOnTheStack(String name, String rule, String stage, boolean passes) {
    if (passes) {
      assertThatCode(() -> deploy(rule, Map.of("Stage", stage))).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> deploy(rule, Map.of("Stage", stage)))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining("t.yaml:5:")
          .hasMessageContaining("Rules/Subject/Assertions/")
          .hasMessageEndingWith("/Assert: the parameters' values do not pass this assertion");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Description is told  | {Assertions: [{Assert: !Equals [a, b], AssertDescription: use a}]} | /Assertions/0/Assert: the parameters' values do not pass this assertion: use a
          No assertions        | {Assertions: []}                                  | /Assertions: a rule needs at least one assertion
          Unknown key          | {Assertions: [{Assert: !Equals [a, a], Why: b}]}  | /Assertions/0/Why: is not implemented by the local cloud; leave it out here, or correct its spelling if AWS has no such property
          Text is no assertion | {Assertions: [{Assert: "true"}]}                  | /Assertions/0/Assert: must be a condition (Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition), not text
          Resource             | {Assertions: [{Assert: !Equals [!Ref Thing, a]}]} | /Assertions/0/Assert/Fn::Equals/0: Ref names "Thing", which is not a parameter of this template; correct or add it
          Resource in Contains | {Assertions: [{Assert: !Contains [[!Ref Thing], a]}]} | /Assertions/0/Assert/Fn::Contains/0/0: Ref names "Thing", which is not a parameter of this template; correct or add it
          Resource in its text | {Assertions: [{Assert: !Contains [[a], !Ref Thing]}]} | /Assertions/0/Assert/Fn::Contains/1: Ref names "Thing", which is not a parameter of this template; correct or add it
          Sub                  | {Assertions: [{Assert: !Equals [!Sub "${Stage}", a]}]} | /Assertions/0/Assert/Fn::Equals/0: Fn::Sub is not allowed in Rules; use Ref of parameters
          Condition            | {RuleCondition: !Condition A, Assertions: [{Assert: !Equals [a, a]}]} | /RuleCondition: Condition is not allowed in Rules; use Ref of parameters
          Contains: text       | {Assertions: [{Assert: !Contains [a, a]}]}        | /Assertions/0/Assert/Fn::Contains/0: must be a list, not text
          """)
  void evaluate_mistake_refusedWithPlace(String name, String rule, String problem) {
    assertThatThrownBy(() -> deploy(rule, Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageEndingWith("Rules/Subject" + problem);
  }
}
