package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Stage: {Type: String, Default: prod}
      Mappings:
        Big: {prod: {Is: "true"}}
      Conditions:
        Holds: !Equals [a, a]
        Fails: !Equals [a, b]
        Subject: CONDITION
      Resources:
        Always: {Type: "A::B::C"}
        Sometimes: {Type: "A::B::C", Condition: Subject}
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Equals: parameter           | !Equals [!Ref Stage, prod]                      | true
          Equals: case matters        | !Equals [!Ref Stage, Prod]                      | false
          Equals: number and text     | !Equals [1, "1"]                                | true
          Equals: boolean and text    | !Equals [True, "true"]                          | true
          Equals: region              | !Equals [!Ref AWS::Region, eu-central-1]        | true
          Equals: FindInMap           | !Equals [!FindInMap [Big, !Ref Stage, Is], true] | true
          Equals: Sub                 | !Equals [!Sub "${Stage}!", "prod!"]             | true
          Not                         | !Not [!Equals [a, b]]                           | true
          And: all hold               | !And [!Condition Holds, !Equals [a, a]]          | true
          And: one does not           | !And [!Condition Holds, !Condition Fails]        | false
          Or: one holds               | !Or [!Condition Holds, !Condition Fails]         | true
          Or: none holds              | !Or [!Condition Fails, !Condition Fails]        | false
          And: ten conditions         | !And [!Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds] | true
          Condition: short form       | !Condition Fails                                | false
          Condition: long form        | {Condition: Holds}                               | true
          Long forms, nested          | {Fn::Not: [{Fn::Or: [{Condition: Fails}, {Fn::Equals: [a, b]}]}]} | true
          """)
  void evaluate_condition_decidesOnResource(String rule, String condition, boolean holds) {
    Stack stack = TestStacks.stack(TEMPLATE.replace("CONDITION", condition));

    assertThat(stack.resourcesInOrder())
        .extracting(Resource::logicalId)
        .isEqualTo(holds ? List.of("Always", "Sometimes") : List.of("Always"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Text is no condition    | true                           | t.yaml:8:3: Conditions/Subject: must be a condition (Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition), not text
          Ref is no condition     | !Ref Stage                     | t.yaml:8:3: Conditions/Subject: must be a condition (Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition), not Ref
          And: one condition      | !And [!Condition Holds]         | t.yaml:8:3: Conditions/Subject/Fn::And: must be a list of two to ten conditions
          And: eleven conditions  | !Or [!Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds, !Condition Holds] | t.yaml:8:3: Conditions/Subject/Fn::Or: must be a list of two to ten conditions
          And: no list            | !And a                         | t.yaml:8:3: Conditions/Subject/Fn::And: must be a list of two to ten conditions
          And: reference within   | !And [!Condition Holds, !Condition Other] | t.yaml:8:36: Conditions/Subject/Fn::And/1: there is no condition "Other" in Conditions; correct or add it
          Contains                | !Contains [[a], a]             | t.yaml:8:3: Conditions/Subject: Fn::Contains is allowed only in Rules
          GetAtt: within Join     | !Equals [!Join ["", [!GetAtt Always.Arn]], a] | t.yaml:8:33: Conditions/Subject/Fn::Equals/0/Fn::Join/1/0: Fn::GetAtt is not allowed in Conditions; use parameters
          ImportValue: within Join | !Or [!Condition Holds, !Equals [!Join ["", [!ImportValue b]], a]] | t.yaml:8:56: Conditions/Subject/Fn::Or/1/Fn::Equals/0/Fn::Join/1/0: Fn::ImportValue is not allowed in Conditions; use parameters
          Cidr: within Select     | !Equals [!Select [0, !Cidr [10.0.0.0/8, 1, 8]], a] | t.yaml:8:33: Conditions/Subject/Fn::Equals/0/Fn::Select/1: Fn::Cidr is not allowed in Conditions; use parameters
          Not: two conditions     | !Not [!Condition Holds, !Condition Holds] | t.yaml:8:3: Conditions/Subject/Fn::Not: must be written as [condition]
          Equals: three values    | !Equals [a, b, c]              | t.yaml:8:3: Conditions/Subject/Fn::Equals: must be written as [value, value]
          Equals: GetAtt          | !Equals [!GetAtt Always.Arn, b] | t.yaml:8:21: Conditions/Subject/Fn::Equals/0: Fn::GetAtt is not allowed here; CloudFormation allows Fn::FindInMap, Fn::Join, Fn::Select, Fn::Split, Fn::Sub, Ref
          Sub: attribute          | !Equals [!Sub "${Always.Arn}", b] | t.yaml:8:21: Conditions/Subject/Fn::Equals/0: Fn::GetAtt is not allowed in Conditions; use parameters
          Ref: resource           | !Equals [!Ref Always, b]       | t.yaml:8:21: Conditions/Subject/Fn::Equals/0: Ref names "Always", which is not a parameter of this template; correct or add it
          Equals: condition within | !Equals [!Join ["", [!Condition Holds]], a] | t.yaml:8:33: Conditions/Subject/Fn::Equals/0/Fn::Join/1/0: Condition is allowed only as a condition; use a value here
          If: within Join | !Equals [!Join ["", [!If [Holds, a, b]]], a] | t.yaml:8:33: Conditions/Subject/Fn::Equals/0/Fn::Join/1/0: Fn::If is not allowed in Conditions; use parameters
          Condition: unknown      | !Not [!Condition Other]        | t.yaml:8:18: Conditions/Subject/Fn::Not/0: there is no condition "Other" in Conditions; correct or add it
          Condition: itself       | !Not [!Condition Subject]      | t.yaml:8:3: Conditions/Subject: circular dependency: Subject -> Subject; remove one of these
          """)
  void evaluate_mistake_refusedWithPlace(String rule, String condition, String message) {
    assertThatThrownBy(() -> TestStacks.stack(TEMPLATE.replace("CONDITION", condition)))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }
}
