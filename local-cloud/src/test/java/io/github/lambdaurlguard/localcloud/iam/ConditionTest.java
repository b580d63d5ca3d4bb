package io.github.lambdaurlguard.localcloud.iam;

import static io.github.lambdaurlguard.localcloud.iam.Policies.policy;
import static io.github.lambdaurlguard.localcloud.iam.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  private static boolean holds(Object condition, Map<String, String> context) {
    AccessRequest request =
        new AccessRequest(
            new Principal.Service("lambda.amazonaws.com"),
            "s3:GetObject",
            "arn:aws:s3:::a",
            context);
    return new Authorization()
        .decide(request, List.of(policy(statement("Condition", condition))), List.of())
        .allowed();
  }

  @ParameterizedTest(name = "{0}: policy {1}, request {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          StringEquals                      | a                | a               | true
          StringEquals                      | a                | A               | false
          StringEquals                      | a*               | ab              | false
          StringEquals                      | a,b              | b               | true
          StringEquals                      | a                | -               | false
          StringEqualsIfExists              | a                | -               | true
          StringEqualsIfExists              | a                | b               | false
          StringNotEquals                   | a                | b               | true
          StringNotEquals                   | a,b              | b               | false
          StringNotEquals                   | a                | -               | true
          StringEqualsIgnoreCase            | a                | A               | true
          StringNotEqualsIgnoreCase         | a                | A               | false
          StringLike                        | a*               | ab              | true
          StringLike                        | a?               | abc             | false
          StringLike                        | A*               | ab              | false
          StringLikeIfExists                | a*               | -               | true
          StringNotLike                     | a*               | ab              | false
          StringNotLike                     | a*               | -               | true
          ArnLike                           | arn:aws:s3:::b*  | arn:aws:s3:::bc | true
          ArnLike                           | arn:*:s3:::b     | arn:aws:s3:::b  | true
          ArnLike                           | arn:*            | arn:aws:s3:::b  | false
          ArnLike                           | arn:*:::b        | arn:aws:s3:::b  | false
          ArnLike                           | arn:aws:sns:*:1:*| arn:aws:sns:eu:1:a:b | true
          ArnLike                           | *                | no-arn          | false
          ArnLike                           | arn:aws:s3:::b   | -               | false
          ArnEquals                         | arn:aws:s3:::b*  | arn:aws:s3:::bc | true
          ArnNotEquals                      | arn:aws:s3:::b*  | arn:aws:s3:::bc | false
          ArnNotLike                        | arn:aws:s3:::b   | arn:aws:s3:::c  | true
          ArnLikeIfExists                   | arn:aws:s3:::b   | -               | true
          Bool                              | true             | true            | true
          Bool                              | false            | true            | false
          Bool                              | true             | -               | false
          BoolIfExists                      | true             | -               | true
          Null                              | true             | -               | true
          Null                              | true             | a               | false
          Null                              | false            | a               | true
          Null                              | false            | -               | false
          """)
  void holds_operator(String operator, String policyValues, String requestValue, boolean expected) {
    Object values = Arrays.asList(policyValues.split(","));
    Map<String, String> context = requestValue == null ? Map.of() : Map.of("aws:Key", requestValue);

    assertThat(holds(Map.of(operator, Map.of("aws:Key", values)), context)).isEqualTo(expected);
  }

  @Test
  void holds_keyInOtherCase_sameKey() {
    assertThat(
            holds(
                Map.of("StringEquals", Map.of("AWS:sourcearn", "a")), Map.of("aws:SourceArn", "a")))
        .isTrue();
  }

  @Test
  void holds_severalKeysAndOperators_allMustHold() {
    Map<String, Object> condition =
        Map.of("StringEquals", Map.of("a", "1", "b", "2"), "Bool", Map.of("c", "true"));

    assertThat(holds(condition, Map.of("a", "1", "b", "2", "c", "true"))).isTrue();
    assertThat(holds(condition, Map.of("a", "1", "b", "3", "c", "true"))).isFalse();
    assertThat(holds(condition, Map.of("a", "1", "b", "2", "c", "false"))).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NumericEquals              | 1            | this operator is not implemented by the local cloud; use another or correct its spelling
          DateGreaterThan            | 2020-01-01   | this operator is not implemented by the local cloud; use another or correct its spelling
          IpAddress                  | 10.0.0.0/8   | this operator is not implemented by the local cloud; use another or correct its spelling
          ForAnyValue:StringEquals   | a            | this operator is not implemented by the local cloud; use another or correct its spelling
          stringEquals               | a            | this operator is not implemented by the local cloud; use another or correct its spelling
          NullIfExists               | true         | this operator is not implemented by the local cloud; use another or correct its spelling
          """)
  void parse_unknownOperator_refused(String operator, String value, String problem) {
    assertThatThrownBy(() -> holds(Map.of(operator, Map.of("aws:Key", value)), Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("edge.yaml:7:5: Statement/0/Condition/" + operator + ": " + problem);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Bool         | yes                  | must be true or false, not "yes"
          Null         | 1                    | must be true or false, not "1"
          StringEquals | ${aws:PrincipalArn}  | policy variables are not implemented by the local cloud; write the value instead of "${aws:PrincipalArn}"
          """)
  void parse_badValue_refused(String operator, String value, String problem) {
    assertThatThrownBy(() -> holds(Map.of(operator, Map.of("aws:Key", value)), Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("edge.yaml:7:5: Statement/0/Condition/" + operator + "/aws:Key: " + problem);
  }
}
